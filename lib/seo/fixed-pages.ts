import { type Address, urls } from '../urls'

export type FixedPage = { path: Address; title: string; description: string }

/** The pages that are there whatever content/ holds, apart from the home page: what they are called everywhere. */
export const fixedPages = {
  articles: {
    path: urls.articles,
    title: 'All articles',
    description:
      'Every article of the clinic, newest first: treatments with your own cells, how they work, what is known about them, and what is not.',
  },
  topics: {
    path: urls.topics,
    title: 'Topics',
    description:
      'What our articles are about: choose a topic to see everything that we have written on it, newest first.',
  },
  search: {
    path: urls.search,
    title: 'Search, and articles from A to Z',
    description:
      'Look for a word in all articles of the clinic, or find one by its title, from A to Z, or by its topic.',
  },
  editorialRules: {
    path: urls.editorialRules,
    title: 'The rules of our editorial check',
    description:
      'What a program looks for in every article before it is published, why, and where each rule comes from.',
  },
  glossary: {
    path: urls.glossary,
    title: 'Glossary',
    description:
      'The medical words of our articles in plain words, from A to Z, each with the source it rests on.',
  },
} as const satisfies Record<string, FixedPage>

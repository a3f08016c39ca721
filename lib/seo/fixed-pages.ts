import { type Address, urls } from '../urls'

export type FixedPage = { path: Address; title: string; description: string }

/** The pages that exist whatever content/ holds, except the home page, with the names used for them everywhere. */
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
      'Search the website of the clinic for a word, or find an article by its title, from A to Z, or by its topic.',
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
      'The medical words in our articles, explained in plain words, from A to Z, each with its source.',
  },
} as const satisfies Record<string, FixedPage>

/** The enquiry form's page, which search engines do not index. */
export const CONTACT = {
  title: 'Contact us',
  description: 'Ask the clinic a question. What you write is stored encrypted and read by the clinic only.',
} as const

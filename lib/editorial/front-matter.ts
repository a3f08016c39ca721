import type { RuleText } from './rule'

/** The front matter is checked where it is read, in lib/posts, because a page can't be made without it. */
export const frontMatter: RuleText = {
  family: 'front-matter',
  title: 'Fields above the text',
  reason:
    'The title, the date, the address and the other fields decide where an article appears and what is said about it. A wrong one is never corrected in silence.',
  source:
    'The clinic’s own rule, because a page can’t be made without the title and the date, and the other fields decide where it stands',
  finds: [
    'a description that is still the one of `npm run new`, unless the article is a draft',
    'a missing title, a date that is not in the calendar, a flag that is neither true nor false',
    'two articles with the same title or description, and two tags that make one topic though they are other words',
    'two files with one address, or an address that can’t be one',
    'a field whose name is one letter away from a known one',
    'a title or a description of which search engines would show the beginning alone',
    'a featured picture that does not exist',
    'a figure of the short version that does not stand in the text',
    'an address that was published and leads nowhere now',
  ],
}

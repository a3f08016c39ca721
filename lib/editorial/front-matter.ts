import type { RuleText } from './rule'

/** The front matter is checked where it is read, in lib/posts, because a page can't be built without it. */
export const frontMatterRule: RuleText = {
  family: 'front-matter',
  title: 'Fields above the text',
  reason:
    'The title, the date, the address and the other fields decide where an article appears and what is said about it. A wrong one is never silently corrected.',
  source:
    'The clinic’s own rule, because a page can’t be made without the title and the date, and the other fields decide where it appears',
  finds: [
    'a description unchanged since `npm run new`, unless the article is a draft',
    'a missing title, a date that does not exist, a flag that is neither true nor false',
    'two articles with the same title or description, and two different tags that make the same topic',
    'two files with the same address, or an address that can’t be used',
    'a field whose name is one letter away from a known one',
    'a title or a description so long that search engines would show only its beginning',
    'a featured picture that does not exist',
    'a figure in the short version that is not in the text, or one with a unit in the title or description',
    'an address that was published and now leads nowhere',
  ],
}

import type { VFileMessage } from 'vfile-message'
import type { Clinic } from '../clinic'
import type { GlossaryTerm } from '../glossary'
import type { MovedTopic } from './old-addresses'
import type { Page, Post, WithBody } from './post'
import type { BrokenText } from './read-articles'
import type { SearchWord } from './read-search-words'
import type { Place } from './report'

type ContentOf<Article extends Post, OtherPage extends Page> = {
  /** The articles to show, newest first: those published, and the others too where authors look (`shownContent`). */
  posts: readonly Article[]
  /** Drafts and future articles. */
  unpublished: readonly Article[]
  pages: readonly OtherPage[]
  /** Articles left out because of errors. */
  broken: readonly BrokenText[]
  /** Pages left out because of errors. */
  brokenPages: readonly BrokenText[]
  /** The topics that were renamed. */
  moved: readonly MovedTopic[]
  /** Undefined only when clinic.yaml has an error. */
  clinic: Clinic | undefined
  /** Sorted by name. */
  glossary: readonly GlossaryTerm[]
}

/** Everything in content/ except the texts. */
export type Content = ContentOf<Post, Page>

/** Words that pages show and that are in no text: those of clinic.yaml and glossary.yaml. */
export type SiteText = { file: string; place: Place; text: string }

/** The same with the texts, and every problem found in it. */
export type ContentWithBodies = ContentOf<WithBody<Post>, WithBody<Page>> & {
  words: readonly SiteText[]
  /** What patients type into the search instead of a page's word. */
  searchWords: readonly SearchWord[]
  messages: readonly VFileMessage[]
}

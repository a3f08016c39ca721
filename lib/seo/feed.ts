import { Feed } from 'feed'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Clinic } from '../clinic'
import { renderFeedHtml } from '../markdown/feed-html'
import type { Post } from '../posts'
import { absoluteUrl, urls } from '../urls'
import { reviewLine, summaryMarkdown } from './article-markdown'
import { lastModified, newestChange } from './last-modified'
import { socialImages } from './social-image'

/** Articles in a feed: the newest, in full. At four a week, a feed reader that polls once a month misses none. */
const FEED_SIZE = 20

/** An article as HTML with absolute URLs: whether it was reviewed, its short version, and its text. */
type FeedEntry = { post: Post; html: string }

type BodyOf = (post: Post) => Promise<string>

/**
 * RSS 2.0 of the newest articles, each with its full text.
 *
 * @param posts newest first
 * @param bodyOf returns the Markdown of an article
 */
export async function rssFeed(posts: readonly Post[], clinic: Clinic, bodyOf: BodyOf): Promise<string> {
  const entries = await newestEntries(posts, bodyOf)
  const feed = new Feed({
    title: clinic.name,
    description: clinic.description,
    link: `${absoluteUrl('/')}/`,
    language: clinic.language,
    generator: false,
    feedLinks: { rss: absoluteUrl(urls.rssFeed) },
    // Without articles there is no last change; the library would write the build time.
    updated: newestChange(entries.map(({ post }) => post)) ?? new Date(0),
  })
  for (const { post, html } of entries) {
    feed.addItem({
      title: cdata(post.title),
      link: absoluteUrl(urls.article(post.slug)),
      description: cdata(post.description),
      content: cdata(html),
      date: lastModified(post),
      published: post.date,
      category: post.topics.map(({ label }) => ({ name: label })),
      // RSS requires an e-mail address in <author>; a name belongs in Dublin Core's element.
      extensions: [{ name: 'dc:creator', objects: { _text: post.author ?? clinic.name } }],
    })
  }
  return feed.rss2()
}

/** JSON Feed 1.1 of the newest articles (jsonfeed.org/version/1.1), see `rssFeed`. */
export async function jsonFeed(posts: readonly Post[], clinic: Clinic, bodyOf: BodyOf): Promise<string> {
  const entries = await newestEntries(posts, bodyOf)
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: clinic.name,
    home_page_url: `${absoluteUrl('/')}/`,
    feed_url: absoluteUrl(urls.jsonFeed),
    description: clinic.description,
    language: clinic.language,
    items: entries.map(({ post, html }) => ({
      id: absoluteUrl(urls.article(post.slug)),
      content_html: html,
      url: absoluteUrl(urls.article(post.slug)),
      title: post.title,
      summary: post.description,
      image: absoluteUrl(socialImages.article(post, clinic).path),
      date_modified: lastModified(post),
      date_published: post.date,
      tags: post.topics.map(({ label }) => label),
      authors: [{ name: post.author ?? clinic.name }],
    })),
  })
}

async function newestEntries(posts: readonly Post[], bodyOf: BodyOf): Promise<FeedEntry[]> {
  return Promise.all(
    posts.slice(0, FEED_SIZE).map(async (post) => {
      const review = toMarkdown({ type: 'paragraph', children: [{ type: 'text', value: reviewLine(post) }] })
      const markdown = [review, summaryMarkdown(post), await bodyOf(post)].join('\n')
      return { post, html: await renderFeedHtml(markdown, absoluteUrl(urls.article(post.slug))) }
    }),
  )
}

/**
 * HTML made safe for CDATA: without the control characters that XML 1.0 can't represent, even escaped (w3.org/TR/xml,
 * section 2.2), and with at most one `]]>`, because the library escapes only the first: with two, no feed reader could
 * parse the feed.
 */
function cdata(html: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const text = html.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  const [first = '', second, ...others] = text.split(']]>')
  return second === undefined ? first : `${first}]]>${[second, ...others].join(']]&gt;')}`
}

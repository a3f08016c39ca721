import { Feed, type Item } from 'feed'
import { toMarkdown } from 'mdast-util-to-markdown'
import { z } from 'zod'
import type { Clinic } from '../clinic'
import { markdownToHtml } from '../markdown/to-html'
import type { Post } from '../posts'
import { absoluteUrl, urls } from '../urls'
import { reviewLine, summaryMarkdown } from './article-markdown'
import { lastModified, newestChange } from './last-modified'
import { socialImages } from './social-image'

/** Articles in a feed: the newest ones, whole. A reader that comes once a month misses none at four a week. */
const FEED_SIZE = 20

/** An article as HTML in which every address is whole: whether it was reviewed, its short version, and its text. */
type FeedEntry = { post: Post; html: string }

type BodyOf = (post: Post) => Promise<string>

/**
 * RSS 2.0 of the newest articles, each with its whole text.
 *
 * @param posts newest first
 * @param bodyOf gives the Markdown of an article
 */
export async function rssFeed(posts: readonly Post[], clinic: Clinic, bodyOf: BodyOf): Promise<string> {
  const entries = await newestEntries(posts, bodyOf)
  const feed = feedOf(entries, clinic)
  for (const { post, html } of entries) {
    const item = itemOf(post, html)
    feed.addItem({
      ...item,
      title: cdata(post.title),
      description: cdata(post.description),
      content: cdata(html),
      // RSS wants an e-mail address in <author>; a name belongs into Dublin Core's element.
      extensions: [{ name: 'dc:creator', objects: { _text: post.author ?? clinic.name } }],
    })
  }
  return feed.rss2()
}

/** JSON Feed 1.1 of the newest articles (jsonfeed.org/version/1.1), as `rssFeed`. */
export async function jsonFeed(posts: readonly Post[], clinic: Clinic, bodyOf: BodyOf): Promise<string> {
  const entries = await newestEntries(posts, bodyOf)
  const feed = feedOf(entries, clinic)
  for (const { post, html } of entries) {
    feed.addItem({
      ...itemOf(post, html),
      id: absoluteUrl(urls.article(post.slug)),
      image: absoluteUrl(socialImages.article(post, clinic).path),
      author: [{ name: post.author ?? clinic.name }],
    })
  }
  const { items, ...made } = json1Schema.parse(JSON.parse(feed.json1()))
  return JSON.stringify({
    ...made,
    version: 'https://jsonfeed.org/version/1.1',
    language: clinic.language,
    items: items.map(({ author, ...item }) => ({ ...item, authors: [author] })),
  })
}

/** What the library makes: version 1 of the format, which has no language, and one author where 1.1 has a list. */
const json1Schema = z.looseObject({ items: z.array(z.looseObject({ author: z.unknown() })) })

async function newestEntries(posts: readonly Post[], bodyOf: BodyOf): Promise<FeedEntry[]> {
  return Promise.all(
    posts.slice(0, FEED_SIZE).map(async (post) => {
      const review = toMarkdown({ type: 'paragraph', children: [{ type: 'text', value: reviewLine(post) }] })
      const markdown = [review, summaryMarkdown(post), await bodyOf(post)].join('\n')
      return { post, html: await markdownToHtml(markdown, absoluteUrl(urls.article(post.slug))) }
    }),
  )
}

function feedOf(entries: readonly FeedEntry[], clinic: Clinic): Feed {
  const updated = newestChange(entries.map(({ post }) => post))
  return new Feed({
    title: clinic.name,
    description: clinic.description,
    link: `${absoluteUrl('/')}/`,
    language: clinic.language,
    generator: false,
    feedLinks: { rss: absoluteUrl(urls.rssFeed), json: absoluteUrl(urls.jsonFeed) },
    // Without articles there is no last change; the library would write the time of the build.
    updated: updated ?? new Date(0),
  })
}

function itemOf(post: Post, html: string): Item {
  return {
    title: post.title,
    link: absoluteUrl(urls.article(post.slug)),
    description: post.description,
    content: html,
    date: lastModified(post),
    published: post.date,
    category: post.topics.map(({ label }) => ({ name: label })),
  }
}

/**
 * HTML as it can stand in CDATA: without the control characters that XML 1.0 has no way to write, not even escaped
 * (w3.org/TR/xml, section 2.2), and with one `]]>` at most, because the library takes care of the first alone: with two,
 * no reader could read the feed.
 */
function cdata(html: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const text = html.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  const [first = '', second, ...others] = text.split(']]>')
  return second === undefined ? first : `${first}]]>${[second, ...others].join(']]&gt;')}`
}

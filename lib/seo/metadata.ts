import type { Metadata } from 'next'
import type { Clinic } from '../clinic'
import type { Post } from '../posts'
import { SNIPPET_LENGTH } from '../posts/article-schema'
import { fits, truncateText } from '../truncate-text'
import { type Address, absoluteUrl, isPreview, siteOrigin, urls } from '../urls'
import type { FixedPage } from './fixed-pages'
import { lastModified } from './last-modified'
import { type SocialImage, socialImages } from './social-image'

/** What every page has to declare about itself. Every field is required, so that no page can forget one. */
export type MetadataInput = {
  clinic: Clinic
  /** Without the clinic's name, which is added where there is room for it. */
  title: string
  description: string
  /** The canonical address of the page. */
  path: Address
  image: SocialImage
  /** False for a page that search engines should not index, though they should follow its links. */
  indexed: boolean
  /** The article, if the page is one. */
  post: Post | undefined
}

/** A description with fewer characters is followed by the clinic's name and tagline. */
const SHORT_DESCRIPTION = 50

/** The metadata of a page. A new object per call: Next resolves pages concurrently, and a shared one would mix them up. */
export function pageMetadata({
  clinic,
  title,
  description,
  path,
  image,
  indexed,
  post,
}: MetadataInput): Metadata {
  const url = absoluteUrl(path)
  const summary = pageDescription(description, clinic)
  return {
    metadataBase: new URL(siteOrigin()),
    title: { absolute: pageTitle(title, clinic) },
    description: summary,
    alternates: {
      canonical: url,
      types: {
        'application/rss+xml': [{ url: absoluteUrl(urls.rssFeed), title: clinic.name }],
        'application/feed+json': [{ url: absoluteUrl(urls.jsonFeed), title: clinic.name }],
        ...(post ? { 'text/markdown': absoluteUrl(urls.articleMarkdown(post.slug)) } : {}),
      },
    },
    robots: {
      index: indexed && !isPreview(),
      follow: true,
      'max-image-preview': 'large',
    },
    openGraph: {
      title,
      description: summary,
      url,
      siteName: clinic.name,
      locale: clinic.language.replace('-', '_'),
      images: [
        {
          url: absoluteUrl(image.path),
          width: image.width,
          height: image.height,
          alt: image.alt,
        },
      ],
      ...(post
        ? {
            type: 'article',
            publishedTime: post.date.toISOString(),
            modifiedTime: lastModified(post).toISOString(),
          }
        : { type: 'website' }),
    },
    twitter: { card: 'summary_large_image' },
  }
}

/** The metadata of a fixed page. */
export function fixedPageMetadata(page: FixedPage, clinic: Clinic): Metadata {
  const image = socialImages.fixed(page, clinic)
  return pageMetadata({ ...page, clinic, image, indexed: true, post: undefined })
}

/** `Risks – Example Clinic` where that fits; otherwise the title alone, cut between words if even that is too long. */
export function pageTitle(title: string, { name }: Pick<Clinic, 'name'>): string {
  const withName = `${title} – ${name}`
  const isNamed = title.includes(name)
  return !isNamed && fits(withName, SNIPPET_LENGTH.title)
    ? withName
    : truncateText(title, SNIPPET_LENGTH.title)
}

/** A description of the length that search engines show: cut between words, and a very short one followed by who says it. */
export function pageDescription(
  description: string,
  { name, tagline }: Pick<Clinic, 'name' | 'tagline'>,
): string {
  const long = fits(description, SHORT_DESCRIPTION - 1) ? `${description} ${name}: ${tagline}.` : description
  return truncateText(long, SNIPPET_LENGTH.description)
}

import type { Metadata } from 'next'
import { type Address, siteOrigin } from '../urls'

/** What every page has to say about itself; none of it can be forgotten. */
export type PageFacts = {
  /** Without the clinic's name, which is added where there is room for it. */
  title: string
  description: string
  /** The one address of the page. */
  path: Address
}

/** The metadata of a page. A new object at each call: Next resolves pages side by side, and a shared one would mix them up. */
export function pageMetadata({ title, description, path }: PageFacts): Metadata {
  return {
    metadataBase: new URL(siteOrigin()),
    title,
    description,
    alternates: { canonical: path },
  }
}

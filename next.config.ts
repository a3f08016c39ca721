import type { NextConfig } from 'next'
import { headerRules } from './lib/headers'
import { formerArticleAddresses } from './lib/old-addresses'
import { getPages, getPosts } from './lib/posts'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  headers: async () => headerRules(),
  images: { formats: ['image/avif', 'image/webp'] },
  experimental: {
    // The styles of all pages are small enough (see the budget in tests) to come with each page, in one request.
    inlineCss: true,
  },
  redirects: async () => [
    // The first page of a list has one address.
    { source: '/articles/page/1', destination: '/articles', permanent: true },
    { source: '/topics/:topic/page/1', destination: '/topics/:topic', permanent: true },
    ...formerArticleAddresses(await getPosts(), await getPages()),
  ],
}

export default config

import type { NextConfig } from 'next'
import { formerArticleAddresses } from './lib/old-addresses'
import { getPages, getPosts } from './lib/posts'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  redirects: async () => [
    // The first page of a list has one address.
    { source: '/articles/page/1', destination: '/articles', permanent: true },
    { source: '/topics/:topic/page/1', destination: '/topics/:topic', permanent: true },
    ...formerArticleAddresses(await getPosts(), await getPages()),
  ],
}

export default config

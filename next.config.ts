import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_BUILD } from 'next/constants'
import { FIRST_BUILD_VARIABLE } from './lib/build/first-build'
import { headerRules } from './lib/headers'
import { getPages, getPosts, getSchedule } from './lib/posts'
import { formerArticleRedirects } from './lib/posts/old-addresses'
import { urls } from './lib/urls'
import { dependencies } from './package.json'

/** What Next itself has to bundle. */
const BUNDLED = ['next', 'react', 'react-dom']

const NODE = Number.parseInt(process.versions.node, 10)

const config: NextConfig = {
  poweredByHeader: false,
  // Otherwise Next redirects `/old/` to `/old` before the redirects below apply, and an old address takes two hops.
  skipTrailingSlashRedirect: true,
  typedRoutes: true,
  headers: async () => headerRules((await getPosts()).map(({ slug }) => slug)),
  images: { formats: ['image/avif', 'image/webp'] },
  // Node loads the server's packages as they are: with bundling it was 22 s of processor time instead of 13.
  serverExternalPackages: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
  // Types are checked by `npm test`; an article can't break them, and every deployment would have to wait.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Documents never prefetch parts of a page, so Next need not measure and pack these for each page.
    prefetchInlining: false,
    // With 1,000 articles, writing the compiler's cache takes 4 of 46 s, often in vain: on a new machine that only runs the
    // tests, no other build follows. The second build writes it, and from the third on it saves 8 s.
    turbopackFileSystemCacheForBuild: process.env[FIRST_BUILD_VARIABLE] === undefined,
    globalNotFound: true,
    // Otherwise `/blog/Skin` redirects permanently to /articles/Skin, where there is nothing.
    caseSensitiveRoutes: true,
    // Tailwind runs in threads of the compiler instead of processes: 0.15 GB less. Node 24 may abort when such a thread
    // ends (nodejs/node#65100), so there Next ignores this, with a warning in every build.
    ...(NODE < 24 && { turbopackPluginRuntimeStrategy: 'workerThreads' }),
    // Pages are rendered on all cores, in threads. By default Next uses processes, and one core less: 1,000 articles on two
    // cores took 32 s instead of 22. Two processes would take 1.24 GB instead of 0.86.
    workerThreads: true,
    cpus: availableParallelism(),
  },
  redirects: async () => [
    // Next reserves this name, and would respond with an empty page.
    { source: '/index', destination: '/', permanent: true },
    // The first page of a list has one address.
    { source: '/articles/page/1', destination: '/articles', permanent: true },
    { source: '/topics/:topic/page/1', destination: '/topics/:topic', permanent: true },
    { source: '/blog', destination: urls.articles, permanent: true },
    ...formerArticleRedirects(await getPosts(), await getPages()),
    // The last: those above match with or without a trailing slash, and redirect in one hop.
    { source: '/:path+/', destination: '/:path+', permanent: true },
  ],
  rewrites: async () => [
    { source: '/admin', destination: '/admin/index.html' },
    // Next numbers the files of a sitemap even if there is only one; where there are more, robots.txt names them all.
    { source: urls.sitemap, destination: urls.sitemapPart(0) },
  ],
}

/**
 * The times at which scheduled articles go out, or reviews fall due, become part of the build: lib/cron/due-build.ts reads
 * them.
 */
export default async (phase: string): Promise<NextConfig> => {
  const isBuild = phase === PHASE_PRODUCTION_BUILD
  // How far the heap may grow before garbage is collected, in all threads that render pages. By default Node lets it double
  // or more: the pages of 5,000 articles took 1.19 GB instead of 0.74, and 78 s instead of 78 to 81. Given as an argument,
  // it would be passed on to Next's threads in NODE_OPTIONS, where Node refuses it.
  if (isBuild) setFlagsFromString('--heap-growing-percent=50')
  return { ...config, env: { SCHEDULED: JSON.stringify(isBuild ? await getSchedule() : []) } }
}

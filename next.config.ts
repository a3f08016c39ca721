import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_BUILD } from 'next/constants'
import { headerRules } from './lib/headers'
import { formerArticleAddresses } from './lib/old-addresses'
import { getPages, getPosts, getSchedule } from './lib/posts'
import { urls } from './lib/urls'
import { dependencies } from './package.json'

/** What Next itself has to bundle. */
const BUNDLED = ['next', 'react', 'react-dom']

const NODE = Number.parseInt(process.versions.node, 10)

const config: NextConfig = {
  poweredByHeader: false,
  // Next would redirect `/old/` to `/old` before the redirects below are asked, so that an old address took two steps.
  skipTrailingSlashRedirect: true,
  typedRoutes: true,
  headers: async () => headerRules((await getPosts()).map(({ slug }) => slug)),
  images: { formats: ['image/avif', 'image/webp'] },
  // Node loads the packages of the server as they are: bundling them took 22 instead of 13 s of processor time.
  serverExternalPackages: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
  // Types are checked by `npm test`; an article can't break them, and every deployment would wait.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Documents never prefetch parts of a page, so these need not be measured and packed for each.
    prefetchInlining: false,
    globalNotFound: true,
    // Else `/blog/Skin` leads for good to /articles/Skin, where nothing is.
    caseSensitiveRoutes: true,
    // Tailwind in threads of the compiler instead of processes: 0.15 GB less. Node 24 may abort when such a thread ends
    // (nodejs/node#65100): Next does not do it there, and says so in every build.
    ...(NODE < 24 && { turbopackPluginRuntimeStrategy: 'workerThreads' }),
    // Pages are made on all cores, in threads. Next makes them in processes, and leaves one core out: 1,000 articles on two
    // cores took 32 instead of 22 s. Two processes would have 1.24 instead of 0.86 GB.
    workerThreads: true,
    cpus: availableParallelism(),
  },
  redirects: async () => [
    // Next keeps this name for itself, and would answer with a page that has nothing in it.
    { source: '/index', destination: '/', permanent: true },
    // The first page of a list has one address.
    { source: '/articles/page/1', destination: '/articles', permanent: true },
    { source: '/topics/:topic/page/1', destination: '/topics/:topic', permanent: true },
    { source: '/blog', destination: urls.articles, permanent: true },
    ...formerArticleAddresses(await getPosts(), await getPages()),
    // The last: what is above takes an address with or without the slash at its end, and leads to where it ends at once.
    { source: '/:path+/', destination: '/:path+', permanent: true },
  ],
  rewrites: async () => [
    { source: '/admin', destination: '/admin/index.html' },
    // Next numbers the files of a sitemap, also where there is one: robots.txt names them all where there are more.
    { source: urls.sitemap, destination: urls.sitemapPart(0) },
  ],
}

/**
 * The instants at which articles go out by themselves, or their reviews fall due, become part of the build:
 * /api/cron/publish looks at them.
 */
export default async (phase: string): Promise<NextConfig> => {
  const isBuild = phase === PHASE_PRODUCTION_BUILD
  // How far memory may grow before Node looks for what is no longer used, in all threads that make pages. By itself Node
  // lets it double or more: making those of 5,000 articles had 1.19 instead of 0.74 GB, and took 78 instead of 78 to 81 s.
  // As an argument Next would hand it on to its threads in NODE_OPTIONS, where Node refuses it.
  if (isBuild) setFlagsFromString('--heap-growing-percent=50')
  return { ...config, env: { SCHEDULED: JSON.stringify(isBuild ? await getSchedule() : []) } }
}

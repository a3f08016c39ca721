import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { GENERATED_FOLDERS } from '@/lib/build/generated-files'
import { createVariant, linkFolder } from '../build-variant'
import { writeFiles } from '../create-content'
import type { ArticleFile } from './articles'

/** A site in a temporary folder, and how it is built. */
export type Peer = {
  name: 'this site' | 'bare Next' | 'Eleventy'
  root: string
  /** Arguments for node, which runs in `root`. */
  build: readonly string[]
  /** A folder that a host keeps between builds, measured separately. */
  keeps?: string
  /** What a build writes, moved away before a clean one. */
  output: readonly string[]
  remove: () => Promise<void>
}

const NEXT = 'node_modules/next/dist/bin/next'

/**
 * The three sites with the same articles, each set up as its documentation says, and with what it takes to show their
 * tables and the HTML in them (`10<sup>6</sup>`).
 */
export async function createPeers(articles: readonly ArticleFile[]): Promise<readonly Peer[]> {
  return Promise.all([thisSite(articles), bareNext(articles), eleventy(articles)])
}

async function thisSite(articles: readonly ArticleFile[]): Promise<Peer> {
  const files = Object.fromEntries(articles.map(({ name, text }) => [`content/articles/${name}`, text]))
  const pages = {
    'content/articles': null,
    'content/pages/about.md': page('About', 'about'),
    'content/pages/how-we-publish.md': page('How we publish', 'how-we-publish'),
    'content/pages/privacy.md': page('Privacy', 'privacy'),
  }
  const { root, remove } = await createVariant({ ...pages, ...files })
  return {
    name: 'this site',
    root,
    remove,
    build: ['--import', 'tsx', 'lib/build/main.ts', 'build'],
    keeps: '.next/cache/og',
    output: ['.next', ...GENERATED_FOLDERS],
  }
}

const page = (title: string, slug: string) =>
  `---\ntitle: ${title}\npath: ${slug}\ndescription: A page for measuring.\n---\n\nText.\n`

async function bareNext(articles: readonly ArticleFile[]): Promise<Peer> {
  const peer = await folder('bare-next', articles)
  await writeFiles(peer.root, {
    'package.json': JSON.stringify({ private: true, type: 'module' }),
    'package-lock.json': '{}',
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        module: 'esnext',
        moduleResolution: 'bundler',
        jsx: 'react-jsx',
        target: 'es2023',
        lib: ['es2023', 'dom'],
        esModuleInterop: true,
        isolatedModules: true,
        resolveJsonModule: true,
        incremental: true,
        plugins: [{ name: 'next' }],
        allowJs: true,
      },
      include: ['next-env.d.ts', '**/*.ts', '**/*.tsx', '.next/types/**/*.ts'],
      exclude: ['node_modules'],
    }),
    'app/layout.tsx': `export default function Layout({ children }: { children: React.ReactNode }) {\n  return <html lang="en"><body>{children}</body></html>\n}\n`,
    'app/page.tsx': `export default function Page() {\n  return <h1>Home</h1>\n}\n`,
    'app/articles/[slug]/page.tsx': `import fs from 'node:fs'
import path from 'node:path'
import matter from 'gray-matter'
import { MDXRemote } from 'next-mdx-remote/rsc'
import rehypeRaw from 'rehype-raw'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
const folder = path.join(process.cwd(), 'content', 'articles')
export const dynamicParams = false
export function generateStaticParams() {
  return fs.readdirSync(folder).map((name) => ({ slug: name.replace(/\\.md$/, '') }))
}
export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const { data, content } = matter(fs.readFileSync(path.join(folder, slug + '.md'), 'utf8'))
  return <article><h1>{data.title}</h1><MDXRemote source={content} options={{ mdxOptions: { format: 'md', remarkPlugins: [remarkGfm], rehypePlugins: [rehypeRaw, rehypeSlug] } }} /></article>
}
`,
  })
  await linkFolder('node_modules', path.join(peer.root, 'node_modules'))
  return { ...peer, name: 'bare Next', build: [NEXT, 'build'], output: ['.next'] }
}

async function eleventy(articles: readonly ArticleFile[]): Promise<Peer> {
  const peer = await folder('eleventy', articles)
  await writeFiles(peer.root, {
    'package.json': JSON.stringify({ private: true, type: 'module' }),
    '_includes/article.njk':
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ title }}</title></head><body><article><h1>{{ title }}</h1>{{ content | safe }}</article></body></html>\n',
    'content/articles/articles.json': JSON.stringify({
      layout: 'article.njk',
      permalink: '/articles/{{ page.fileSlug }}/',
    }),
  })
  await linkFolder('tests/bench/node_modules', path.join(peer.root, 'node_modules'))
  return {
    ...peer,
    name: 'Eleventy',
    build: ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
    output: ['_site'],
  }
}

/**
 * Two pages with nothing on them but a link from one to the other, prerendered on hover as this site's are: what the
 * browser itself needs to show the next page.
 *
 * @returns a folder to serve
 */
export async function emptyPages(): Promise<{ root: string; remove: () => Promise<void> }> {
  const peer = await folder('empty-pages', [])
  const rules = JSON.stringify({ prerender: [{ where: { href_matches: '/*' }, eagerness: 'moderate' }] })
  await writeFiles(peer.root, {
    'index.html': `<!doctype html><title>One</title><script type="speculationrules">${rules}</script><p><a href="/next/">Next</a></p>`,
    'next/index.html': '<!doctype html><title>Next</title><p>Text</p>',
  })
  return peer
}

async function folder(name: string, articles: readonly ArticleFile[]) {
  const root = await mkdtemp(path.join(tmpdir(), `${name}-`))
  await mkdir(path.join(root, 'content/articles'), { recursive: true })
  await writeFiles(
    root,
    Object.fromEntries(articles.map((article) => [`content/articles/${article.name}`, article.text])),
  )
  return { root, remove: () => rm(root, { recursive: true, force: true }) }
}

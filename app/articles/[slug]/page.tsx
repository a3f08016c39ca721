import type { Metadata } from 'next'
import { ArticlePage } from '@/components/article-page'
import { ContentErrors } from '@/components/content-errors'
import { getArticlesWithErrors, getClinic, getGlossary, getPost, getPosts } from '@/lib/posts'
import { isPublished } from '@/lib/posts/read-content'
import { neighboursOf, relatedPosts } from '@/lib/posts/related'
import { pageMetadata } from '@/lib/seo/metadata'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'
import './summary.css'
// After the styles that it overrides.
import './leaflet.css'

/** Articles shown under "Read next", besides those before and after this one. */
const RELATED = 3

type Props = PageProps<'/articles/[slug]'>

export const dynamicParams = false

// `next dev` goes by the list of the previous request, so that a new article would be "not found" once. Without a list it
// renders the page every time.
export const generateStaticParams = process.env.NODE_ENV === 'development' ? undefined : articleParams

async function articleParams() {
  return (await getPosts()).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const [post, clinic] = await Promise.all([getPost(slug), getClinic()])
  if (post === undefined) return {}
  const { title, description } = post
  const indexed = isPublished(post, new Date())
  const image = socialImages.article(post, clinic)
  return pageMetadata({ clinic, title, description, path: urls.article(slug), image, indexed, post })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const [post, posts, clinic, glossary] = await Promise.all([
    getPost(slug),
    getPosts(),
    getClinic(),
    getGlossary(),
  ])
  if (post) {
    const neighbours = neighboursOf(post, posts)
    return (
      <ArticlePage
        post={post}
        related={relatedPosts(post, posts, RELATED, [neighbours?.earlier, neighbours?.later])}
        neighbours={neighbours}
        clinic={clinic}
        glossary={glossary}
      />
    )
  }
  // Only on `npm run dev`, where Next's own page for an unknown address needs scripts, and would be empty.
  const broken = (await getArticlesWithErrors()).find((article) => article.slug === slug)
  const missing = `There is no article ${urls.article(slug)}. An article’s address is its path, or the name of its file without the date.`
  return <ContentErrors errors={broken?.errors ?? [missing]} />
}

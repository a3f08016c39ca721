import type { Post } from '@/lib/posts'
import { urls } from '@/lib/urls'

/** Articles as titles and descriptions, without their covers, which would make up a fifth of an article's page. */
export function ArticleLinks({ posts }: { posts: readonly Post[] }) {
  return (
    <ul className="grid gap-6 lg:grid-cols-3">
      {posts.map(({ slug, title, description }) => (
        <li key={slug} className="border-accent border-t-4 pt-3">
          <h3 className="text-xl">
            <a href={urls.article(slug)} className="block py-1.5 text-ink">
              {title}
            </a>
          </h3>
          <p className="text-base text-soft">{description}</p>
        </li>
      ))}
    </ul>
  )
}

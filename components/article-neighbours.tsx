import type { Neighbours } from '@/lib/posts/related'
import { urls } from '@/lib/urls'

/** The articles before and after this one in its first topic, by date. */
export function ArticleNeighbours({ topic, earlier, later }: Neighbours) {
  if (earlier === undefined && later === undefined) return null
  return (
    <nav aria-label={`Other articles on ${topic.label}`} className="neighbours print:hidden">
      {[[earlier, 'Older'] as const, [later, 'Newer'] as const].map(
        ([post, word]) =>
          post && (
            <a key={word} href={urls.article(post.slug)}>
              <span>
                {word} article on “{topic.label}”
              </span>
              {post.title}
            </a>
          ),
      )}
    </nav>
  )
}

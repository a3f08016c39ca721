import { ArticleCover } from '@/components/article-cover'
import { formatDate, isoDay } from '@/lib/format-date'
import type { Post } from '@/lib/posts'
import { urls } from '@/lib/urls'

/**
 * An article in a list. The whole card is clickable; its only link is the title, which a screen reader announces once.
 *
 * @param heading the heading level that fits where the list is
 */
function ArticleCard({ post, heading: Heading }: { post: Post; heading: 'h2' | 'h3' }) {
  return (
    <article className="relative flex h-full flex-col overflow-hidden rounded-xl border border-line bg-surface @xl:flex-row focus-within:border-accent hover:border-accent">
      <div className="aspect-[2.4] overflow-hidden @xl:aspect-auto @xl:w-1/2 @xl:shrink-0 print:hidden">
        <ArticleCover post={post} sizes="(min-width: 68rem) 22rem, (min-width: 40rem) 50vw, 100vw" />
      </div>
      <div className="flex grow flex-col gap-2 p-5">
        <Heading className="text-xl">
          <a href={urls.article(post.slug)} className="card-link text-ink no-underline hover:underline">
            {post.title}
          </a>
        </Heading>
        <p className="text-base text-soft">{post.description}</p>
        <p className="mt-auto pt-1 text-base text-soft">
          <time dateTime={isoDay(post.date)}>{formatDate(post.date)}</time>
          {post.updated && (
            <>
              ,{' '}
              <span className="inline-block">
                updated <time dateTime={isoDay(post.updated)}>{formatDate(post.updated)}</time>
              </span>
            </>
          )}
        </p>
      </div>
    </article>
  )
}

/** Cards side by side, as many as there is room for. Where there is room for two, a last one alone fills its row. */
export function ArticleGrid({ posts, heading = 'h2' }: { posts: readonly Post[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
      {posts.map((post) => (
        <li key={post.slug} className="@container break-inside-avoid sm:max-lg:last:odd:col-span-2">
          <ArticleCard post={post} heading={heading} />
        </li>
      ))}
    </ul>
  )
}

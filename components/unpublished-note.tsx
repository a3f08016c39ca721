import { formatDate, isoDay } from '@/lib/format-date'
import type { Post } from '@/lib/posts'
import { isPublished } from '@/lib/posts/read-content'

/** A note above an article that patients can't see it yet, and until when; nothing if it is published. */
export function UnpublishedNote({ post }: { post: Post }) {
  if (isPublished(post, new Date())) return null
  return (
    <aside aria-label="Not published" className="wrap pt-4">
      <p className="rounded-lg border-2 border-line p-5">
        <strong>Not published.</strong>{' '}
        {post.draft ? (
          'This is a draft: it goes out when “draft” is removed.'
        ) : (
          <>
            This article goes out on <time dateTime={isoDay(post.date)}>{formatDate(post.date)}</time>.
          </>
        )}{' '}
        Only this preview shows it.
      </p>
    </aside>
  )
}

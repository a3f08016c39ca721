import type { ReactNode } from 'react'
import { formatDate, isoDay } from '@/lib/format-date'
import type { Post } from '@/lib/posts'
import { isChangedSinceReview } from '@/lib/seo/last-modified'
import { urls } from '@/lib/urls'

/** Who wrote an article, when, how long it takes to read, and whether a doctor has reviewed it, plainly either way. */
export function ArticleFacts({ post, minutes }: { post: Post; minutes: number }) {
  return (
    <dl className="flex flex-wrap gap-x-[min(4vw,2.5rem)] gap-y-3 border-line border-y py-4">
      {post.author && <Fact name="Written by">{post.author}</Fact>}
      <Fact name="Published">
        <Day date={post.date} />
      </Fact>
      {post.updated && (
        <Fact name="Updated">
          <Day date={post.updated} />
        </Fact>
      )}
      <Fact name="Reading time">About {minutes === 1 ? '1 minute' : `${minutes} minutes`}</Fact>
      <Fact name="Medical review">
        {post.lastReviewed ? (
          <>
            <Day date={post.lastReviewed} />
            {post.reviewedBy && `, ${post.reviewedBy}`}
            {isChangedSinceReview(post) && ' (before the last change)'}
          </>
        ) : (
          <>
            Not medically reviewed yet
            <span className="print:hidden">
              {' '}
              (<a href={urls.howWePublish}>what that means</a>)
            </span>
          </>
        )}
      </Fact>
      {post.nextReview && (
        <Fact name="Next review">
          <Day date={post.nextReview} />
          {post.nextReview <= new Date() && ' (this review is due: parts of the article may be out of date)'}
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-[min(9rem,100%)]">
      <dt className="text-base text-soft">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}

function Day({ date }: { date: Date }) {
  return <time dateTime={isoDay(date)}>{formatDate(date)}</time>
}

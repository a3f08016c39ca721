import type { Topic } from '@/lib/posts'
import { urls } from '@/lib/urls'

/** Topics as a row of links, with the number of their articles where it is known. */
export function TopicLinks({ topics }: { topics: readonly (Topic & { posts?: readonly unknown[] })[] }) {
  return (
    <ul className="flex flex-wrap gap-2.5">
      {topics.map(({ slug, label, posts }) => (
        <li key={slug} className="max-w-full">
          <a
            href={urls.topic(slug)}
            className="inline-flex min-h-11 items-center gap-2 rounded-full bg-accent-soft px-4 font-medium text-ink no-underline hover:underline"
          >
            {label}
            {posts && (
              <span className="text-soft">
                {posts.length}
                <span className="only-spoken"> {posts.length === 1 ? 'article' : 'articles'}</span>
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}

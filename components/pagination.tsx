import type { Address } from '@/lib/urls'

/** Links between the pages of a list; nothing if there is only one. */
export function Pagination({
  page,
  pages,
  urlOf,
}: {
  page: number
  pages: number
  urlOf: (page: number) => Address
}) {
  if (pages === 1) return null
  const link = 'inline-flex min-h-11 items-center'
  return (
    <nav aria-label="Pages" className="mt-10 flex flex-wrap items-center justify-between gap-4">
      {page > 1 ? (
        <a href={urlOf(page - 1)} rel="prev" className={link}>
          Newer articles
        </a>
      ) : (
        <span />
      )}
      <span className="text-soft">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <a href={urlOf(page + 1)} rel="next" className={link}>
          Older articles
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}

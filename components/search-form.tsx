import { urls } from '@/lib/urls'

/**
 * A search field: a plain form that leads to /search, which works with or without a script.
 *
 * @param label distinguishes it from the one in the header of every page
 */
export function SearchForm({ label }: { label?: string }) {
  return (
    <search>
      <form action={urls.search} className="search-form">
        <input type="search" name="q" aria-label={label ?? 'Search this website'} placeholder="Search" />
        <button type="submit" aria-label="Search">
          <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
            <path d="M10.5 10.5 15 15M6.5 12a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z" />
          </svg>
        </button>
      </form>
    </search>
  )
}

import { SearchForm } from '@/components/search-form'
import type { Clinic } from '@/lib/clinic'
import { urls } from '@/lib/urls'

const LINKS = [
  { href: urls.articles, label: 'Articles' },
  { href: urls.topics, label: 'Topics' },
  { href: urls.about, label: 'About the clinic' },
  { href: urls.howWePublish, label: 'How we publish' },
  { href: urls.enquiry, label: 'Contact us' },
] as const

/** The top of every page. On a narrow screen the links and the search field fold into a `details`, which needs no script. */
export function SiteHeader({ clinic }: { clinic: Clinic }) {
  return (
    <header className="relative border-line border-b bg-surface print:hidden">
      <div className="wrap flex flex-wrap items-center justify-between gap-2 py-2">
        <a
          href={urls.home}
          className="flex min-h-12 max-w-max flex-1 items-center gap-2 text-balance font-bold text-base/snug text-ink no-underline"
        >
          <ClinicMark />
          {clinic.name}
        </a>
        <nav aria-label="Main" className="hidden flex-wrap items-center gap-5 lg:flex">
          <ul className="flex flex-wrap gap-5">
            {LINKS.map(({ href, label }) => (
              <li key={href}>
                <a
                  href={href}
                  className="flex min-h-11 items-center whitespace-nowrap text-ink no-underline hover:underline"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
          <SearchForm />
        </nav>
        {/* Its size does not wait for its words: the browser may paint before they arrive, and the menu would move. */}
        <details className="menu min-h-11 min-w-[6.1rem] lg:hidden">
          <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-full border-2 border-line px-3 font-bold">
            <svg
              viewBox="0 0 16 16"
              width="16"
              height="16"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
            >
              <path d="M1 3h14M1 8h14M1 13h14" />
            </svg>
            Menu
          </summary>
          <nav aria-label="Main" className="pt-3">
            <SearchForm />
            <ul className="py-2">
              {LINKS.map(({ href, label }) => (
                <li key={href}>
                  <a href={href} className="flex min-h-12 items-center text-ink no-underline hover:underline">
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </details>
      </div>
    </header>
  )
}

/** Three spindle cells side by side, the motif of the drawn covers. */
function ClinicMark() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" className="shrink-0 text-accent">
      <path fill="currentColor" opacity=".45" d="M3 20Q9 9 22 4 18 15 3 20Z" />
      <path fill="currentColor" d="M5 27Q13 15 29 9 23 22 5 27Z" />
      <circle cx="17" cy="18" r="2.6" fill="var(--surface)" />
    </svg>
  )
}

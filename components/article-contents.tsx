import type { Heading } from '@/lib/markdown/heading-links'
import { PAGE_IDS } from '@/lib/markdown/page-ids'

/** The label of the button below an article about a treatment, and of the link to it in the contents. */
export const ASK_LABEL = 'Ask about this treatment'

/**
 * Highlights the current section, in browsers that can (CSS Overflow 5). Not in a stylesheet, because the CSS parser of
 * Next 16.4 rejects `:target-current` and fails the build.
 */
const CURRENT_SECTION_STYLES =
  '@supports (scroll-target-group:auto){.contents-list ol{scroll-target-group:auto}.contents-list a:target-current{box-shadow:-4px 0 var(--accent);font-weight:700}}'

/**
 * The table of contents of an article with at least three headings: with fewer nobody needs one. Collapsed on a narrow
 * screen, where it would push the text down; beside the text it is always open.
 *
 * @param canAsk whether the page has a button that asks about the treatment
 */
export function ArticleContents({ headings, canAsk }: { headings: readonly Heading[]; canAsk: boolean }) {
  if (headings.length < 3) return null
  const entries = canAsk ? [...headings, { id: PAGE_IDS.ask, text: ASK_LABEL }] : headings
  return (
    <nav aria-label="On this page" className="print:hidden">
      <style href="where-one-is" precedence="default">
        {CURRENT_SECTION_STYLES}
      </style>
      <p className="contents-title">On this page</p>
      <details className="contents-list rounded-lg border border-line px-4 lg:border-0 lg:px-0">
        <summary className="min-h-11 cursor-pointer list-none items-center justify-between font-bold">
          On this page
        </summary>
        <ol className="mb-3 border-line border-s-2">
          {entries.map(({ id, text }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="flex min-h-11 items-center py-1.5 ps-4 text-base/snug no-underline hover:underline"
              >
                {text}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}

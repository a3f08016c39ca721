/** Articles on each page of a list: fills rows of two and of three evenly. */
const PAGE_SIZE = 24

/** The number of pages of a list of `total` articles; an empty list has one. */
export function pageCount(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE))
}

/**
 * Reads the page number in an address such as `/articles/page/2`.
 *
 * @returns undefined unless it is the one address of an existing page: the first page has no such address, and `02` is
 *   not `2`
 */
export function parsePage(text: string, total: number): number | undefined {
  const page = Number(text)
  return String(page) === text && Number.isInteger(page) && page >= 2 && page <= pageCount(total)
    ? page
    : undefined
}

/** The pages after the first, as addresses write them: `2` … */
export function laterPages(total: number): string[] {
  return Array.from({ length: pageCount(total) - 1 }, (_, index) => String(index + 2))
}

/** The articles of one page, counted from 1. */
export function pageOf<T>(items: readonly T[], page: number): readonly T[] {
  return items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
}

/** Articles on one page of a list: rows of two and of three come out even. */
const PAGE_SIZE = 24

/** How many pages a list of so many articles has; an empty list has one. */
export function pageCount(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE))
}

/**
 * Reads the number of an address such as `/articles/page/2`.
 *
 * @returns undefined for what is not the one address of a page that exists: the first page has none of its own, and
 * `02` is not `2`
 */
export function parsePage(text: string, total: number): number | undefined {
  const page = Number(text)
  return String(page) === text && Number.isInteger(page) && page >= 2 && page <= pageCount(total)
    ? page
    : undefined
}

/** The addresses after the first page: `2` … */
export function laterPages(total: number): string[] {
  return Array.from({ length: pageCount(total) - 1 }, (_, index) => String(index + 2))
}

/** The articles of one page, counted from 1. */
export function pageOf<T>(items: readonly T[], page: number): readonly T[] {
  return items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
}

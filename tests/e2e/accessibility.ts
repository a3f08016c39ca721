import axe from 'axe-core'
import { expect, type Page } from 'playwright/test'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const OPTIONS: axe.RunOptions = {
  // Passes would be listed too, each with its selector, which took half of the time.
  resultTypes: ['violations'],
  // Text at 7:1 (WCAG AAA) and targets of 24 px, which axe checks only on request.
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
}

/** Fails if axe finds anything on the open page or it scrolls sideways: in both schemes, 320 and 1280 px wide. */
export async function expectAccessible(page: Page, name = page.url()): Promise<void> {
  // Half a megabyte, so only once for the four runs on a page; no policy of the page can block it.
  await page.evaluate(axe.source)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [320, 1280]) {
      // As low as the window of a small laptop: there long contents scroll, which axe judges too.
      await page.setViewportSize({ width, height: 720 })
      const { violations } = await page.evaluate((options) => window.axe.run(document, options), OPTIONS)
      const findings = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      expect(findings, `${name}, ${colorScheme}, ${width} px`).toEqual([])
      expect(await overflow(page), `${name}, sideways at ${width} px`).toBe(0)
    }
  }
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

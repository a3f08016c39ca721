import axe from 'axe-core'
import { expect, type Page } from 'playwright/test'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const OPTIONS: axe.RunOptions = {
  // What is in order would be listed too, each place with its selector: that took half of the time.
  resultTypes: ['violations'],
  // Text at 7:1 (WCAG AAA) and targets of 24 px, which axe leaves out unless it is asked.
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
}

/** Fails when axe finds something on the open page, or it scrolls sideways: in both schemes, 320 and 1280 px wide. */
export async function expectAccessible(page: Page, name = page.url()): Promise<void> {
  // Half a megabyte: once for the four looks at a page, and no policy of the page can keep it out.
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

import { launch } from 'chrome-launcher'
import lighthouse, { type Flags } from 'lighthouse'
import { chromium } from 'playwright'
import { findBrowser } from '../find-browser'

/** What Lighthouse measured for a page: medians of several runs. */
export type PageResult = {
  html: number
  styles: number
  scripts: number
  fonts: number
  images: number
  total: number
  fcp: number
  lcp: number
  tbt: number
  cls: number
  scores: string
}

const RUNS = 5
const BROWSER_FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Loads a page on a phone with a slow connection and a slow processor (Lighthouse's own mobile settings, applied for real). */
export async function measurePage(url: string, runs = RUNS): Promise<PageResult> {
  const results: PageResult[] = []
  for (let run = 0; run < runs; run++) {
    const chrome = await launch({ chromePath: findBrowser(), chromeFlags: BROWSER_FLAGS })
    try {
      const flags: Flags = {
        port: chrome.port,
        throttlingMethod: 'devtools',
        logLevel: 'error',
        output: 'json',
      }
      const result = await lighthouse(url, flags)
      if (result === undefined) throw new Error(`Lighthouse has no result for ${url}.`)
      results.push(pageResult(result.lhr))
    } finally {
      chrome.kill()
    }
  }
  const [first] = results
  if (first === undefined) throw new Error('At least one run is needed.')
  const numbers = Object.keys(first).filter(
    (key): key is Exclude<keyof PageResult, 'scores'> => key !== 'scores',
  )
  return Object.assign(
    {},
    first,
    Object.fromEntries(numbers.map((key) => [key, median(results.map((result) => result[key]))])),
  )
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']

function pageResult({ audits, categories }: Report): PageResult {
  const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN
  const details = audits['network-requests']?.details
  const requests = details !== undefined && 'items' in details ? details.items : []
  const bytes = (type?: string) =>
    requests
      .filter((request) => type === undefined || request.resourceType === type)
      .reduce((sum, request) => sum + Number(request.transferSize), 0)
  return {
    html: bytes('Document'),
    styles: bytes('Stylesheet'),
    scripts: bytes('Script'),
    fonts: bytes('Font'),
    images: bytes('Image'),
    total: bytes(),
    fcp: value('first-contentful-paint'),
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    scores: ['performance', 'accessibility', 'best-practices', 'seo']
      .map((name) => Math.round((categories[name]?.score ?? 0) * 100))
      .join(' '),
  }
}

/**
 * Hovers over a link for half a second, clicks, and measures how long it takes until the next page is shown, on a line
 * with a round trip of 150 ms and 1.6 Mbit/s.
 *
 * @returns milliseconds from the click to the first paint, median of several
 */
export async function measureNavigation(from: string, linkSelector: string): Promise<number> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS.slice(1) })
  try {
    const times: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      const devtools = await context.newCDPSession(page)
      await devtools.send('Network.enable')
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 150,
        downloadThroughput: 200_000,
        uploadThroughput: 93_750,
      })
      await page.goto(from, { waitUntil: 'load' })
      const link = page.locator(linkSelector).first()
      await link.hover()
      await page.waitForTimeout(500)
      const clicked = Date.now()
      await Promise.all([page.waitForURL((url) => url.href !== from), link.click()])
      const painted = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              const [entry] = list.getEntriesByName('first-contentful-paint')
              if (!entry) return
              // A page that was prerendered is shown when it is activated, or at its first paint after that.
              const navigation = performance.getEntriesByType('navigation')[0] as PerformanceEntry & {
                activationStart?: number
              }
              resolve(performance.timeOrigin + Math.max(entry.startTime, navigation?.activationStart ?? 0))
            }).observe({ type: 'paint', buffered: true })
          }),
      )
      times.push(painted - clicked)
      await context.close()
    }
    return median(times)
  } finally {
    await browser.close()
  }
}

/** The middle one of several numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

import { setTimeout } from 'node:timers/promises'
import { launch } from 'chrome-launcher'
import lighthouse, { type Flags } from 'lighthouse'
import puppeteer from 'puppeteer-core'
import { z } from 'zod'
import { findBrowser } from '../find-browser'
import { slowLine } from './slow-line'

/** Lighthouse's figures for a page, in bytes and milliseconds: medians of the runs, scores of the first. */
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

/** Loads a page as a phone with a slow connection and processor (Lighthouse's own mobile settings, not simulated). */
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
        // The page for unknown addresses is measured too.
        ignoreStatusCode: true,
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
 * Hovers over a link for half a second, clicks, and measures how long it takes until the next page is shown, on a slow
 * line. Uses puppeteer, because Playwright's debugger keeps Chrome from prerendering.
 *
 * @param origin of the site
 * @param from path of the page with the link
 * @returns medians in milliseconds from the click, until the next page replaces the old one and until it is painted; and in
 * how many of the runs it was prerendered
 */
export async function measureNavigation(origin: string, from: string, linkSelector: string) {
  const line = await slowLine(origin)
  const runs: { activated: number; painted: number; prerendered: boolean }[] = []
  try {
    for (let run = 0; run < RUNS; run++) {
      const chrome = await launch({ chromePath: findBrowser(), chromeFlags: BROWSER_FLAGS })
      try {
        const debuggerUrl = `http://127.0.0.1:${chrome.port}`
        const address = `${line.origin}${from}`
        await clickLink(debuggerUrl, address, linkSelector)
        runs.push(await readTimes(debuggerUrl, address))
      } finally {
        chrome.kill()
      }
    }
  } finally {
    await line.stop()
  }
  return {
    'prerendered runs': `${runs.filter(({ prerendered }) => prerendered).length} of ${RUNS}`,
    'ms from click to activation': Math.round(median(runs.map(({ activated }) => activated))),
    'ms from click to paint': Math.round(median(runs.map(({ painted }) => painted))),
  }
}

const connect = (browserURL: string) =>
  puppeteer.connect({ browserURL, defaultViewport: { width: 1280, height: 900 } })

/** Clicks the link. The page itself records the time of the click. */
async function clickLink(debuggerUrl: string, from: string, linkSelector: string): Promise<void> {
  const browser = await connect(debuggerUrl)
  try {
    const page = await browser.newPage()
    await page.goto(from, { waitUntil: 'load' })
    await page.evaluate(() => {
      document.addEventListener(
        'click',
        (event) => sessionStorage.setItem('clicked', String(performance.timeOrigin + event.timeStamp)),
        true,
      )
    })
    const link = await page.$(linkSelector)
    if (link === null) throw new Error(`${from} has no link ${linkSelector}.`)
    await link.hover()
    await setTimeout(500)
    await link.click()
    await nextPage(debuggerUrl, from)
  } finally {
    await browser.disconnect()
  }
}

/**
 * Reads the times from the page after the click, over a connection of its own: to the earlier one, a prerendered page
 * remains part of the old page ("detached Frame").
 */
async function readTimes(debuggerUrl: string, from: string) {
  const browser = await connect(debuggerUrl)
  try {
    // Puppeteer learns of a page a little later than the browser's own list has it.
    const target = await browser.waitForTarget((one) => one.type() === 'page' && isNext(one.url(), from), {
      timeout: LONGEST,
    })
    const page = await target.page()
    if (page === null) throw new Error(`The page after ${from} is missing.`)
    return await page.evaluate(async () => {
      const first = await new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [entry] = list.getEntriesByName('first-contentful-paint')
          if (entry) resolve(entry.startTime)
        }).observe({ type: 'paint', buffered: true })
      })
      const [navigation] = performance.getEntriesByType('navigation')
      // Zero for a page that was not prerendered. TypeScript does not know it yet.
      const activation =
        navigation !== undefined && 'activationStart' in navigation ? Number(navigation.activationStart) : 0
      const clicked = Number(sessionStorage.getItem('clicked'))
      return {
        activated: performance.timeOrigin + activation - clicked,
        painted: performance.timeOrigin + Math.max(first, activation) - clicked,
        prerendered: activation > 0,
      }
    })
  } finally {
    await browser.disconnect()
  }
}

/** After how many milliseconds a click that has not shown its page must have failed. */
const LONGEST = 30_000

const targets = z.array(z.object({ type: z.string(), url: z.string() }))

const isNext = (url: string, from: string) => url.startsWith(new URL(from).origin) && url !== from

/** Waits until the browser's own list of pages has the one after the click, and not the one before. */
async function nextPage(debuggerUrl: string, from: string): Promise<void> {
  const end = performance.now() + LONGEST
  for (;;) {
    const list = targets.parse(await (await fetch(`${debuggerUrl}/json/list`)).json())
    const urls = list.filter(({ type }) => type === 'page').map(({ url }) => url)
    if (!urls.includes(from) && urls.some((url) => isNext(url, from))) return
    if (performance.now() > end)
      throw new Error(`30 s after a click on ${from}, the pages are ${urls.join(', ')}.`)
    await setTimeout(50)
  }
}

/** The median, or the higher of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

import { Parser } from 'htmlparser2'

/** Inline scripts that Next 16.4 writes into a prerendered page, by how they begin. */
const FRAMEWORK_INLINE = [
  // The flight data: the page a second time, for hydration.
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(/,
  /^self\.__next_f\.push\(/,
  // The start of Turbopack's runtime.
  /^\(globalThis\["TURBOPACK"\]/,
]

/** Comments that React leaves between pieces of text and around boundaries, to find them again on hydration. */
const REACT_COMMENTS = new Set([' ', '$', '/$'])

/**
 * Removes the framework's scripts and marks from a prerendered page, and inlines its styles where they are linked: the
 * page can be shown once its one file has arrived. The rest stays as it is, byte for byte. (Next's own `inlineCss` writes
 * the styles three times for each page, and made the build of 1,000 articles 12 % slower.)
 *
 * Preloads of fonts move from the head to the body. In the head, that of an `optional` font keeps Chrome from painting for
 * up to 100 ms, in vain on a slow line, where the font still comes too late: the first paint on a slow phone came 130 to
 * 200 ms later. In the body it is fetched as early, and delays nothing.
 *
 * @param html the page as Next wrote it
 * @param ownScripts the names of the scripts that the page may keep
 * @param styles the text of each style sheet by its address
 * @throws Error when a script is neither the framework's nor one of the page's own, a style sheet is not in `styles`, or
 * the preload of a font has no body to go to: a new version of Next must not silently change what patients are sent
 */
export function toDocument(
  html: string,
  ownScripts: readonly string[],
  styles: ReadonlyMap<string, string>,
): string {
  const edits: { from: number; to: number; text: string }[] = []
  let isHead = false
  let fonts = ''
  let script: { from: number; attributes: Record<string, string>; text: string } | undefined
  const replaceTag = (text = '') => edits.push({ from: parser.startIndex, to: parser.endIndex + 1, text })
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script') script = { from: parser.startIndex, attributes, text: '' }
      const isScriptPreload =
        name === 'link' && (attributes.as === 'script' || attributes.rel === 'modulepreload')
      // Tells the framework in the browser that a fallback font is adjusted.
      const isMark = name === 'meta' && attributes.name === 'next-size-adjust'
      if (isScriptPreload || isMark) replaceTag()
      if (name === 'head') isHead = true
      if (isHead && name === 'link' && attributes.rel === 'preload' && attributes.as === 'font') {
        fonts += html.slice(parser.startIndex, parser.endIndex + 1)
        replaceTag()
      }
      if (name === 'body') {
        const end = parser.endIndex + 1
        edits.push({ from: end, to: end, text: fonts })
        isHead = false
        fonts = ''
      }
      // By these attributes React would recognise its styles.
      if (name === 'style' && attributes['data-precedence'] !== undefined) replaceTag('<style>')
      if (name === 'link' && attributes.rel === 'stylesheet') {
        const text = styles.get(attributes.href ?? '')
        if (text === undefined) throw new Error(`There is an unknown style sheet: ${attributes.href}`)
        replaceTag(`<style>${text}</style>`)
      }
      const handler = Object.keys(attributes).find((attribute) => attribute.startsWith('on'))
      if (handler !== undefined)
        throw new Error(`<${name}> has the script ${handler}="${attributes[handler]}".`)
    },
    ontext(text) {
      if (script !== undefined) script.text += text
    },
    oncomment(text) {
      if (REACT_COMMENTS.has(text)) replaceTag()
    },
    onclosetag(name) {
      if (name !== 'script' || script === undefined) return
      if (!isKept(script, ownScripts)) edits.push({ from: script.from, to: parser.endIndex + 1, text: '' })
      script = undefined
    },
  })
  parser.end(html)
  if (fonts !== '') throw new Error('A font is preloaded in the <head> of a page that has no <body>.')

  let lean = ''
  let position = 0
  for (const { from, to, text } of edits) {
    lean += html.slice(position, from) + text
    position = to
  }
  return lean + html.slice(position)
}

function isKept(
  { attributes, text }: { attributes: Record<string, string>; text: string },
  own: readonly string[],
): boolean {
  if (attributes.type === 'application/ld+json') return true
  const pageScript = attributes['data-page-script']
  if (pageScript !== undefined && attributes.type === 'module' && own.includes(pageScript)) return true
  const isFrameworkFile = attributes.src?.startsWith('/_next/static/chunks/') ?? false
  if (isFrameworkFile || FRAMEWORK_INLINE.some((beginning) => beginning.test(text))) return false
  throw new Error(`There is an unknown script: ${attributes.src ?? text.slice(0, 100)}`)
}

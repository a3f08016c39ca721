import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makeDocuments } from '@/lib/build/documents'
import { toDocument } from '@/lib/build/to-document'
import { expect, test } from '../test'

test.describe('a page loses', () => {
  const framework = [
    '<script src="/_next/static/chunks/1x4x.js" async=""></script>',
    '<script src="/_next/static/chunks/0cz1.js" noModule=""></script>',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/0j1w.js"/>',
    '<script>(self.__next_f=self.__next_f||[]).push([0])</script>',
    '<script>self.__next_f.push([1,"1:\\"$S</script\\u003e"])</script>',
    '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({});</script>',
    '<meta name="next-size-adjust" content=""/>',
    '<!-- -->',
    '<!--$-->',
    '<!--/$-->',
  ]
  for (const piece of framework) {
    test(piece, () => {
      expect(toDocument(`<p>a${piece}b &amp; ü</p>`, [], new Map())).toBe('<p>ab &amp; ü</p>')
    })
  }
})

test.describe('a page keeps, byte for byte', () => {
  const kept = [
    '<script type="application/ld+json">{"a":"<\\/script> &"}</script>',
    '<link rel="preload" href="/_next/static/media/font.woff2" as="font" crossorigin=""/>',
    '<style>a>b{content:"<!-- -->"}</style>',
    '<!-- kept -->',
    "<p title='\"'>1 < 2</p>",
    '<script type="module" src="/own.js" data-page-script="own"></script>',
  ]
  for (const piece of kept) {
    test(piece, () => {
      expect(toDocument(`<main>${piece}</main>`, ['own'], new Map())).toBe(`<main>${piece}</main>`)
    })
  }
})

test.describe('the build stops at', () => {
  const unknown = [
    '<script src="https://example.com/x.js"></script>',
    '<script>alert(1)</script>',
    '<script type="module" src="/other.js" data-page-script="other"></script>',
    '<script src="/own.js" data-page-script="own"></script>',
    '<script>$RC("B:0","S:0")</script>',
    '<img src="x" onerror="alert(1)">',
    '<p onclick="x()">a</p>',
    '<link rel="stylesheet" href="/_next/static/chunks/other.css"/>',
  ]
  for (const piece of unknown) {
    test(piece, () => {
      expect(() => toDocument(`<main>${piece}</main>`, ['own'], new Map())).toThrow(/script|style sheet/)
    })
  }
})

test('the preload of a font moves to the body, where no paint waits for it', () => {
  const font = '<link rel="preload" href="/_next/static/media/font.woff2" as="font" crossorigin=""/>'
  const page = (head: string, body: string) =>
    `<html><head><title>a</title>${head}</head><body class="b">${body}<p>c</p>${font}</body></html>`
  expect(toDocument(page(font, ''), [], new Map())).toBe(page('', font))
  expect(() => toDocument(`<html><head>${font}</head></html>`, [], new Map())).toThrow(/<body>/)
})

test('a style loses the attributes by which React identifies it', () => {
  const page = '<style data-precedence="next" data-href="a">a>b{c:d}</style>'
  expect(toDocument(page, [], new Map())).toBe('<style>a>b{c:d}</style>')
})

test('a stylesheet is inlined in place of its link', () => {
  const styles = new Map([['/_next/static/chunks/a.css', 'a>b{content:"$&"}']])
  expect(
    toDocument(
      '<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/><p>',
      [],
      styles,
    ),
  ).toBe('<style>a>b{content:"$&"}</style><p>')
})

test.describe('the manifests of the build', () => {
  const makeWith = async (root: string, routes: unknown) => {
    const write = (name: string, value: unknown) =>
      writeFile(path.join(root, '.next', name), JSON.stringify(value))
    await mkdir(path.join(root, '.next'))
    await write('app-path-routes-manifest.json', routes)
    await write('prerender-manifest.json', { routes: { '/': {} }, dynamicRoutes: {} })
    await makeDocuments(root)
  }

  test('a page that is rendered at request time stops the build', async ({ folder }) => {
    await expect(makeWith(folder, { '/page': '/', '/late/page': '/late' })).rejects.toThrow(
      /^\/late is rendered at/,
    )
  })

  test('a manifest of an unknown form stops the build', async ({ folder }) => {
    await expect(makeWith(folder, { '/page': { address: '/' } })).rejects.toThrow(/expected string/)
  })
})

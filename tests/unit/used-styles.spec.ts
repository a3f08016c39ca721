import { expect, test } from 'playwright/test'
import { createStylePruner, namesIn } from '@/lib/build/used-styles'

const PAGE =
  '<html><body class="a b"><p data-t="1" class="x:y p-[1px] 2xl:flex [&amp;&gt;i]:flex"><kbd>K</kbd></p></body></html>'

test.describe('a page keeps only rules that it uses', () => {
  for (const [css, kept] of [
    ['.a{color:red}', true],
    ['.c{color:red}', false],
    ['.a .c{color:red}', false],
    ['.a.b > p:hover::after{color:red}', true],
    ['.c,.a{color:red}', true],
    ['kbd{color:red}', true],
    ['table{color:red}', false],
    ['table,p{color:red}', true],
    ['.a :is(.c,table){color:red}', true],
    ['.a:not(.c){color:red}', true],
    [':root{--a:1}', true],
    ['*,::before{color:red}', true],
    ['::file-selector-button{color:red}', false],
    ['::-webkit-datetime-edit-year-field{color:red}', false],
    ['::-webkit-calendar-picker-indicator{color:red}', false],
    ['::-webkit-inner-spin-button{height:auto}', false],
    ['::placeholder{color:red}', true],
    ['p[type=a]{color:red}', false],
    ['p[type="a"],p{color:red}', true],
    [':is(button,[type=reset]){color:red}', true],
    ['[hidden]{color:red}', true],
    ['a[href^=".c"]{color:red}', false],
    ['p[title=".c table"]{color:red}', true],
    ['.x\\:y{color:red}', true],
    ['.p-\\[1px\\]{color:red}', true],
    ['.p-\\[2px\\]{color:red}', false],
    [':is(.\\*\\:p-\\(1\\)>*){color:red}', true],
    ['.\\32 xl\\:flex{color:red}', true],
    ['.\\33 xl\\:flex{color:red}', false],
    ['.\\[\\&\\>i\\]\\:flex{color:red}', true],
    ['.\\[\\&\\>b\\]\\:flex{color:red}', false],
    ['#c{color:red}', true],
    ['.a[data-t="1"]{color:red}', true],
    ['.a[data-t="2"]{color:red}', false],
    ['@media print{.a{color:red}}', true],
    ['@media print{.c{color:red}}', false],
    ['@supports (display:grid){@media print{p{color:red}.c{color:red}}}', true],
    ['@font-face{font-family:c}', true],
    ['@keyframes c{from{color:red}}', true],
    ['@layer one,two;', true],
    ['@page{margin:1cm;@bottom-right{content:"c"}}', true],
    ['@property --c{syntax:"*";inherits:false}', true],
  ] as const) {
    test(`${css} is ${kept ? 'kept' : 'removed'}`, () => {
      expect(createStylePruner(css)(namesIn(PAGE)) !== '').toBe(kept)
    })
  }
})

test('rules for parts of form fields are kept only where there is such a field', () => {
  const css =
    '::file-selector-button{margin:0}::-webkit-datetime-edit{margin:0}[type=month]{margin:0}ol[type="a"]{margin:0}'
  const page = '<input type="file"><input type="month"><ol type="a"></ol>'
  expect(createStylePruner(css)(namesIn(page))).toBe(css)
  expect(createStylePruner(css)(namesIn('<input type="search"><ol></ol>'))).toBe('')
})

test('a font for certain letters is kept only on a page with several different ones', () => {
  const face = (range: string) => `@font-face{font-family:c;unicode-range:${range}}`
  for (const [range, words, kept] of [
    ['U+0100-024F', 'Strużyna', false],
    ['U+0100-024F', 'Strużyna, Żż żŻ Ł', false],
    ['U+0100-024F', 'zażółć gęślą', true],
    ['U+100-151,U+154-24F', 'zażółć gęślą', true],
    ['U+0100-0105,U+2113', 'zażółć gęślą', false],
    ['U+01??', 'Strużyna', true],
  ] as const)
    expect(createStylePruner(face(range))(namesIn(`<p>${words}</p>`)) !== '', `${range} ${words}`).toBe(kept)
})

test('rules that are kept stay unchanged and in order', () => {
  const css =
    '@layer a,b;:root{--x:1}@media (width>1px){.a{color:red}.c{color:blue}}.b{color:red;margin:0}@page{margin:1cm;@bottom-right{content:"x"}}'
  expect(createStylePruner(css)(namesIn(PAGE))).toBe(
    '@layer a,b;:root{--x:1}@media (width>1px){.a{color:red}}.b{color:red;margin:0}@page{margin:1cm;@bottom-right{content:"x"}}',
  )
})

import type { Element, ElementContent, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { toString as textOf } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { FIELDS, type FieldErrors, type FormValues } from './fields'

/** The state of the page, one of those in app/enquiry/template/page.tsx. */
export type PageState =
  | { kind: 'form'; written?: Partial<FormValues>; problem?: Problem }
  | { kind: 'received' | 'unsure'; reference: string }
  | { kind: 'unknown' | 'off' }

/** Why the form comes back, and what to correct in each field. */
export type Problem = { title: string; text?: string; errors?: FieldErrors }

/** The prerendered page, parsed and never modified, and the titles of its topics by slug. */
export type Template = { tree: Root; topics: ReadonlyMap<string, string> }

/**
 * Parses the prerendered page. Scripts are removed: the page works without them, and what they would do to a modified
 * document is unknown.
 *
 * @throws Error when it is not the template
 */
export function readTemplate(html: string): Template {
  const tree = fromHtml(html)
  remove(tree, isScript)
  const topics = new Map<string, string>()
  visit(byId(tree, 'topic'), 'element', (option) => {
    const { value } = option.properties
    if (option.tagName === 'option' && typeof value === 'string' && value !== '')
      topics.set(value, textOf(option))
  })
  return { tree, topics }
}

/** The page in one of its states, as HTML. What a patient wrote is escaped by the HTML serializer. */
export function renderState(template: Template, state: PageState): string {
  const tree = structuredClone(template.tree)
  remove(tree, ({ properties: { id } }) => isOtherState(id, state.kind))
  const shown = byId(tree, `state-${state.kind}`)
  show(shown)
  if (state.kind === 'form') fillForm(tree, state.written ?? {}, state.problem)
  if ('reference' in state) setText(byId(shown, `reference-${state.kind}`), state.reference)
  const heading = find(shown, ({ tagName }) => tagName === 'h1')
  const title = find(tree, ({ tagName }) => tagName === 'title')
  const isProblem = state.kind === 'form' && state.problem !== undefined
  // What follows the dash is the clinic's name.
  const clinic = title && / – .*$/.exec(textOf(title))?.[0]
  if (heading && title)
    setText(title, `${isProblem ? 'Not sent yet: ' : ''}${textOf(heading)}${clinic ?? ''}`)
  if (heading && state.kind !== 'form')
    describe(tree, textOf(heading), textOf(find(shown, isParagraph) ?? heading))
  return toHtml(tree)
}

const isParagraph = ({ tagName }: Element) => tagName === 'p'

/** Replaces the form's title and description in the head, which are not true of the other states. */
function describe(tree: Root, title: string, description: string): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    const name = tagName === 'meta' ? String(properties.name ?? properties.property) : ''
    if (/^(?:og|twitter):title$/.test(name)) properties.content = title
    if (/^(?:(?:og|twitter):)?description$/.test(name)) properties.content = description
  })
}

function fillForm(tree: Root, written: Partial<FormValues>, problem: Problem | undefined): void {
  for (const field of FIELDS) {
    fillField(byId(tree, field), written[field] ?? '')
    const error = problem?.errors?.[field]
    const place = byId(tree, `${field}-error`)
    if (error === undefined) {
      remove(tree, (element) => element === place)
      continue
    }
    show(place)
    setText(place, error)
    const { properties } = byId(tree, field)
    properties.ariaInvalid = 'true'
    properties.ariaDescribedBy = [`${field}-error`, ...listOf(properties.ariaDescribedBy)]
  }
  if (problem?.errors?.website !== undefined) {
    show(byId(tree, 'website-question'))
    // Whoever is asked to empty it must be able to reach it with the Tab key.
    byId(tree, 'website').properties.tabIndex = undefined
  }
  const summary = byId(tree, 'problem')
  if (problem === undefined) {
    remove(tree, (element) => element === summary)
    return
  }
  show(summary)
  // The browser focuses it as the page opens, and a screen reader reads it out.
  summary.properties.autoFocus = true
  setText(byId(tree, 'problem-title'), problem.title)
  setText(byId(tree, 'problem-text'), problem.text ?? '')
  byId(tree, 'problem-fields').children = FIELDS.flatMap((field) => {
    const error = problem.errors?.[field]
    if (error === undefined) return []
    const link = element(
      'a',
      { href: `#${field}`, className: ['inline-flex', 'min-h-11', 'items-center'] },
      error,
    )
    return [{ ...element('li'), children: [link] }]
  })
}

function fillField(control: Element, value: string): void {
  const { properties, tagName } = control
  if (tagName === 'textarea') {
    // An HTML parser drops a newline at the start of a textarea.
    setText(control, value.startsWith('\n') ? `\n${value}` : value)
  } else if (tagName === 'select') {
    visit(control, 'element', (option) => {
      if (option.tagName === 'option') option.properties.selected = option.properties.value === value
    })
  } else if (properties.type === 'checkbox') {
    properties.checked = properties.value === value
  } else {
    properties.value = value
  }
}

function show({ properties }: Element): void {
  properties.hidden = undefined
  properties.ariaHidden = undefined
  if (listOf(properties.className).includes('only-spoken')) properties.className = undefined
}

function setText(element: Element, value: string): void {
  element.children = [{ type: 'text', value }]
}

function element(tagName: string, properties: Element['properties'] = {}, text?: string): Element {
  const children: ElementContent[] = text === undefined ? [] : [{ type: 'text', value: text }]
  return { type: 'element', tagName, properties, children }
}

function byId(tree: Nodes, id: string): Element {
  const found = find(tree, ({ properties }) => properties.id === id)
  if (found === undefined) throw new Error(`The enquiry page has no element with the id ${id}`)
  return found
}

function find(tree: Nodes, test: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined
  visit(tree, 'element', (element) => {
    if (found === undefined && test(element)) found = element
  })
  return found
}

function remove(tree: Nodes, test: (element: Element) => boolean): void {
  visit(tree, 'element', (element, index, parent) => {
    if (parent === undefined || index === undefined || !test(element)) return
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

const isScript = ({ tagName, properties }: Element) =>
  tagName === 'script' || (tagName === 'link' && properties.as === 'script')

const isOtherState = (id: unknown, kind: PageState['kind']) =>
  typeof id === 'string' && id.startsWith('state-') && id !== `state-${kind}`

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(' ') : []

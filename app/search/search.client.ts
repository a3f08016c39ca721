import type { Topic } from '@/lib/posts'
import { excerpt, markWords, type Piece } from '@/lib/search/excerpt'
import { type Found, type Hit, MAX_WORDS, openSearch, type Search } from '@/lib/search/find'

/**
 * The search of /search. It runs in the reader's browser and is bundled before the build (lib/build/search-files.ts).
 * Whatever was typed, or is on a page, reaches the page only as text nodes.
 */

/** Pages shown at first, and with each "more": their texts are fetched for the excerpts, about 3 KB each. */
const SHOWN = 8
/** Sections shown per page. */
const SECTIONS = 3
/** Milliseconds from the last keystroke until the search runs, so that a screen reader is not interrupted at each letter. */
const PAUSE = 180

const container = element('search')
const allArticles = element('all-articles')
const field = make('input')
const topic = make('select')
const status = make('p')
const results = make('section')

let opened: Promise<Search> | undefined
let latest = 0
let timer: ReturnType<typeof setTimeout> | undefined

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no #${id}.`)
  return found
}

/** The index is next to this script. A failed fetch is retried at the next search. */
function open(): Promise<Search> {
  opened ??= openSearch(async (file) => {
    const response = await fetch(new URL(file, import.meta.url))
    if (!response.ok) throw new Error(`${response.status} for ${file}`)
    return response.json()
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

async function run() {
  const turn = ++latest
  const query = field.value.trim()
  keepInAddress(query)
  if (query === '' && topic.value === '') {
    // The results of a search that is still running are dropped.
    results.removeAttribute('aria-busy')
    return showNothing('')
  }
  results.setAttribute('aria-busy', 'true')
  try {
    const search = await open()
    const found = await search.find(query, topic.value)
    const page = await cards(search, found, 0)
    if (turn === latest) show(search, found, page, query)
  } catch (error) {
    console.error(error)
    if (turn === latest)
      showNothing(
        'The search could not be loaded. Reload the page to try again, or choose from the list below.',
      )
  } finally {
    if (turn === latest) results.removeAttribute('aria-busy')
  }
}

/** The address can be passed on, and "back" from an article finds the same results. */
function keepInAddress(query: string) {
  const address = new URL(location.href)
  for (const [name, value] of [
    ['q', query.slice(0, 500)],
    ['topic', topic.value],
  ] as const) {
    if (value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
  }
  history.replaceState(history.state, '', address)
}

function showNothing(message: string) {
  status.textContent = message
  results.replaceChildren()
  results.hidden = true
  allArticles.hidden = false
}

function show(search: Search, found: Found, page: readonly HTMLElement[], query: string) {
  const { hits } = found
  const asked = query.length > 60 ? `${query.slice(0, 60)}…` : query
  const where = topic.value ? ` in the topic “${topic.selectedOptions[0]?.text ?? ''}”` : ''
  if (found.hasOnlyCommonWords)
    return showNothing(
      `Nearly every page has the words “${asked}”. Use a more exact word, for instance “bruise”.`,
    )
  if (hits.length === 0) {
    return showNothing(
      `Nothing found for “${asked}”${where}. Check the spelling, try another word or fewer words${where ? ', or look in all topics' : ''}. The articles are in English. Below are all of them.`,
    )
  }
  // A topic has articles only.
  const things = query === '' ? 'article' : 'page'
  const count = hits.length === 1 ? `1 ${things}` : `${hits.length} ${things}s`
  const some = found.hasAllWords ? '' : ' No page has all of the words; these have some of them.'
  const short = found.isShortened ? ` We searched for the first ${MAX_WORDS} words only.` : ''
  const unknown = found.replaced.map((word) => `“${word}”`).join(' or ')
  // The name of another treatment or medicine may be one letter away.
  const close = unknown && found.hasAllWords ? ` No page has ${unknown}; these have similar words.` : ''
  const what = query === '' ? `${where}, newest first` : ` for “${asked}”${where}`
  status.textContent = `${count}${what}.${close}${some}${short}`

  const list = make('ol')
  list.append(...page)
  results.replaceChildren(list)
  if (hits.length > SHOWN) results.append(...moreButton(search, found, list))
  results.hidden = false
  allArticles.hidden = true
}

function moreButton(search: Search, found: Found, list: HTMLElement): HTMLElement[] {
  const problem = make('p')
  problem.role = 'alert'
  const button = make('button', 'Show more results')
  button.className = 'button button-quiet'
  button.type = 'button'
  button.addEventListener('click', async () => {
    if (button.ariaDisabled === 'true') return
    // Not `disabled`, which would take the focus away.
    button.ariaDisabled = 'true'
    problem.textContent = ''
    try {
      const more = await cards(search, found, list.children.length)
      list.append(...more)
      more[0]?.querySelector('a')?.focus()
      if (list.children.length >= found.hits.length) button.remove()
    } catch (error) {
      console.error(error)
      problem.textContent = 'More results could not be loaded. Try again in a moment.'
    }
    button.ariaDisabled = 'false'
  })
  return [problem, button]
}

function cards(search: Search, found: Found, from: number): Promise<HTMLElement[]> {
  return Promise.all(found.hits.slice(from, from + SHOWN).map((hit) => card(search, found, hit)))
}

async function card(search: Search, { isMatch }: Found, hit: Hit): Promise<HTMLElement> {
  const { title, url, parts } = await search.page(hit.page)
  const item = make('li')
  const heading = make('h2')
  heading.append(link(url, markWords(title, isMatch)))
  item.append(heading, make('p', ...marked(excerpt(parts[0]?.text ?? '', isMatch))))

  const sections = make('ul')
  for (const number of hit.parts.slice(0, SECTIONS)) {
    const part = parts[number]
    if (number === 0 || part === undefined) continue
    const entry = make('li')
    if (part.heading !== undefined)
      entry.append(link(`${url}#${part.id ?? ''}`, markWords(part.heading, isMatch)))
    entry.append(make('p', ...marked(excerpt(part.text, isMatch))))
    sections.append(entry)
  }
  if (sections.children.length > 0) item.append(sections)
  return item
}

function link(href: string, pieces: readonly Piece[]): HTMLElement {
  const anchor = make('a')
  anchor.href = href
  anchor.append(make('span', ...marked(pieces)))
  return anchor
}

function marked(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, isMatch }) => (isMatch ? make('mark', text) : text))
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, ...children: (Node | string)[]) {
  const made = document.createElement(name)
  made.append(...children)
  return made
}

/** Arrow keys move from the field through the links and back; Escape returns to the field. */
function onKey(event: KeyboardEvent) {
  const stops: (Element | null)[] = [field, ...results.querySelectorAll('a')]
  const at = stops.indexOf(document.activeElement)
  if (at < 0 || event.isComposing) return
  if (event.key === 'Escape' && at > 0) field.focus()
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!(next instanceof HTMLElement)) return
    event.preventDefault()
    next.focus()
  }
}

/** Adds the form to the page: without this script it would do nothing there. */
function build(): HTMLFormElement {
  Object.assign(field, {
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    spellcheck: false,
    enterKeyHint: 'search',
  })
  topic.name = 'topic'
  topic.append(new Option('All topics', ''))
  const topics: readonly Topic[] = JSON.parse(container.dataset.topics ?? '[]')
  for (const { slug, label } of topics) topic.append(new Option(label, slug))
  status.id = 'search-status'
  status.role = 'status'
  results.id = 'search-results'
  results.ariaLabel = 'Results'
  results.hidden = true
  const form = make('form', make('label', 'Words to look for', field), make('label', 'Topic', topic))
  const search = make('search', form)
  // Distinguishes it from the field in the header.
  search.ariaLabel = 'The whole website'
  container.replaceChildren(search, status, results)
  return form
}

function start() {
  const form = build()
  const asked = new URLSearchParams(location.search)
  field.value = asked.get('q') ?? ''
  topic.value = asked.get('topic') ?? ''
  if (topic.selectedIndex < 0) topic.value = ''
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void run()
  })
  field.addEventListener('focus', () => void open(), { once: true })
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), PAUSE)
  })
  topic.addEventListener('change', () => void run())
  document.addEventListener('keydown', onKey)
  if (field.value || topic.value) void run()
}

start()

import type { Heading, List, ListItem, Nodes, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { NOTE_NAMES } from '../markdown/care-notes'
import { parseMarkdown } from '../markdown/parse'
import { countReferences, findReferenceList } from '../markdown/reference-list'
import type { Page, Post, WithBody } from '../posts'
import { type Place, START } from '../posts/report'
import { proseOfHtml } from './html-prose'
import { nodesIn } from './nodes'
import { type Prose, proseOf } from './prose'

/** A paragraph, heading or table cell, and where it is in the text. */
export type Block = Prose & {
  kind: 'paragraph' | 'heading' | 'cell'
  /** The words of the heading above it, or its own if it is one; '' before the first. */
  section: string
  /** Inside a quotation that is not a note. */
  quoted: boolean
  /** The nodes around it, outermost first; the last is its own, or the HTML that contains it. */
  path: readonly Nodes[]
}

/** An article or page as the rules see it: parsed once, and shared by all of them. */
export type Manuscript = {
  /** Undefined for a page of content/pages. */
  post: Post | undefined
  /** When patients can first read it; undefined if unknown: a draft, or an article with errors in its fields. */
  from: Date | undefined
  title: string
  description: string
  body: string
  tree: Root
  /** Every node of the tree, in order. */
  nodes: readonly Nodes[]
  /** All prose in order, including that in HTML, without the list of references. */
  blocks: readonly Block[]
  headings: readonly Heading[]
  /** The entries of the list under "References"; empty if that list is in HTML. */
  references: readonly ListItem[]
  /** How many entries the list under "References" has, in HTML too. */
  referenceCount: number
  /** Where a front-matter field is; the top of the file if there is no such field. */
  placeOf: (field: string) => Place
}

/** Parses an article or page for the rules. */
export function readManuscript(entry: WithBody<Post | Page>): Manuscript {
  const tree = parseMarkdown(entry.body)
  const referenceList = findReferenceList(tree)
  // The rules can't read the entries of a list in HTML.
  const list = referenceList?.type === 'list' ? referenceList : undefined
  return {
    post: 'topics' in entry ? entry : undefined,
    from: readFrom(entry),
    title: entry.title,
    description: entry.description,
    body: entry.body,
    tree,
    nodes: nodesIn(tree),
    blocks: blocksOf(tree, entry.body, list),
    headings: tree.children.filter((node) => node.type === 'heading'),
    references: list?.children ?? [],
    referenceCount: referenceList ? countReferences(referenceList) : 0,
    placeOf: (field) => entry.places?.[field] ?? START,
  }
}

function readFrom(entry: WithBody<Post | Page>): Date | undefined {
  if ('topics' in entry) return entry.draft ? undefined : entry.date
  // No topics: a page, or an article with errors in its fields.
  return entry.file.startsWith('content/pages/') ? new Date(0) : undefined
}

function blocksOf(tree: Root, body: string, references: List | undefined): Block[] {
  const blocks: Block[] = []
  let section = ''
  const walk = (node: Nodes, above: readonly Nodes[], quoted: boolean) => {
    const path = [...above, node]
    const add = (kind: Block['kind']) => blocks.push({ ...proseOf(node, body), kind, section, quoted, path })
    switch (node.type) {
      case 'heading':
        section = textOf(node, { includeHtml: false })
        add('heading')
        return
      case 'paragraph':
        add('paragraph')
        return
      case 'tableCell':
        add('cell')
        return
      case 'html':
        for (const { element, quoted: inQuotation, ...prose } of proseOfHtml(node)) {
          const kind = /^h[1-6]$/.test(element) ? 'heading' : /^t[dh]$/.test(element) ? 'cell' : 'paragraph'
          if (kind === 'heading') section = prose.text.trim()
          blocks.push({ ...prose, kind, section, quoted: quoted || inQuotation, path })
        }
        return
      case 'blockquote':
        for (const child of node.children) walk(child, path, quoted || !isNote(node.children[0]))
        return
    }
    if (node !== references && 'children' in node)
      for (const child of node.children) walk(child, path, quoted)
  }
  walk(tree, [], false)
  return blocks
}

const NOTE = new RegExp(`^\\[!(?:${NOTE_NAMES.join('|')})\\]`, 'i')

const isNote = (first: RootContent | undefined) => first !== undefined && NOTE.test(textOf(first))

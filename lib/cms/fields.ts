import type { Field } from '@sveltia/cms'
import { type Clinic, COUNTRY_CODE, TIME_OF_DAY, WEEKDAYS } from '../clinic'
import type { GlossaryTerm } from '../glossary'
import {
  ARTICLE_TEMPLATE,
  type ArticleFields,
  DESCRIPTION_TO_WRITE,
  type PageFields,
  SLUG,
} from '../posts/article-schema'
import type { Glance, Journey } from '../posts/glance-schema'
import { KINDS } from '../posts/post'
import type { SearchWord } from '../posts/read-search-words'
import { EVIDENCE } from '../treatments/evidence'
import type { FileShape } from './file-format'

/**
 * How each field of the content is edited. The types keep these tables in step with the schemas: a field that is added
 * there and has no editor here does not compile. `undefined`: the CMS leaves the field as it is.
 */
type Editors<Fields> = { [Name in keyof Required<Fields>]: Editor | undefined }

/** A field without its name. */
export type Editor = DistributiveOmit<Field, 'name'>
type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never

const optionalDay = (label: string, hint: string): Editor => ({
  label,
  hint,
  widget: 'datetime',
  type: 'date',
  required: false,
})

const address: Editor = {
  label: 'Address',
  hint: 'The last part of the address: a–z, 0–9 and “-”. If empty, it is made from the title. If you change it later, put the old address, for instance /articles/old-name, under “Old addresses”.',
  widget: 'string',
  required: false,
  pattern: [SLUG.source, 'Lower-case letters a–z, digits and “-” only, for instance skin-care'],
}

const aliases: Editor = {
  label: 'Old addresses',
  hint: 'Addresses that led here before, one per line, for instance /articles/old-name. They keep working.',
  widget: 'list',
  required: false,
}

const line = (label: string, hint: string): Editor => ({ label, hint, widget: 'string', required: false })
const lines = (label: string, hint: string): Editor => ({
  label,
  hint,
  widget: 'list',
  required: false,
  field: { name: 'entry', label: 'Entry', widget: 'string' },
})

const glanceEditors: Editors<Glance> = {
  what: line('What it is', 'In one sentence.'),
  sessions: line('Sessions', 'A number, or from–to: 2–3'),
  sessiontime: line('One session takes', 'For instance 30–45 minutes'),
  normal: line('Back to normal', 'For instance 3–5 days'),
  effect: line('An effect may show after', 'For instance 4–6 weeks'),
  lasts: line('It lasts', 'In words; often this is not known.'),
  notfor: lines('Not for', 'Who should not have it.'),
  evidence: {
    label: 'Evidence',
    widget: 'select',
    options: Object.entries(EVIDENCE).map(([value, { label }]) => ({ value, label })),
    required: false,
  },
  evidencenote: line('Limits of the evidence', 'In one sentence.'),
  status: {
    label: 'Regulation',
    widget: 'list',
    required: false,
    fields: [
      { name: 'country', label: 'Country', widget: 'string' },
      { name: 'status', label: 'Status', widget: 'string' },
    ],
  },
  alternatives: lines('Alternatives', 'Other treatments, and no treatment.'),
}

const stepEditors: Editors<Journey[number]> = {
  step: { label: 'Step', widget: 'string' },
  takes: line('It takes', 'For instance 4–6 weeks. Empty: only a moment.'),
}

/** The fields of a table, in the form that the CMS expects. */
export function fieldsOf(editors: Record<string, Editor | undefined>): Field[] {
  return Object.entries(editors).flatMap(([name, editor]) => (editor ? [{ ...editor, name }] : []))
}

export const articleEditors: Editors<ArticleFields> = {
  templateKey: { widget: 'hidden', default: ARTICLE_TEMPLATE },
  title: {
    label: 'Title',
    hint: 'What a patient would ask or search for, without a promise.',
    widget: 'string',
  },
  draft: {
    label: 'Draft',
    hint: 'On: only people who preview the site see it.',
    widget: 'boolean',
    required: false,
    default: true,
  },
  date: {
    label: 'Publication date',
    hint: 'In UTC. If it is in the future, the article goes out with the first build after it.',
    widget: 'datetime',
    input_timezone: 'utc',
    default: '{{now}}',
  },
  description: {
    label: 'Description',
    hint: `${DESCRIPTION_TO_WRITE} If empty, the first paragraph is used.`,
    widget: 'text',
    required: false,
  },
  kind: {
    label: 'Kind',
    hint: 'Treatment: the article is about a treatment of this clinic.',
    widget: 'select',
    options: [...KINDS],
    required: false,
  },
  tags: {
    label: 'Topics',
    hint: 'One per line, for instance skin-rejuvenation',
    widget: 'list',
    required: false,
  },
  featuredimage: {
    label: 'Picture',
    hint: 'When you choose it, it is made smaller and the place where it was taken is removed. No picture: one is drawn.',
    widget: 'image',
    required: false,
    choose_url: false,
  },
  featuredimagealt: {
    label: 'What the picture shows',
    hint: 'One sentence for people who can’t see it.',
    widget: 'string',
    required: false,
  },
  featuredpost: {
    label: 'Leads the home page',
    widget: 'boolean',
    required: false,
  },
  author: { label: 'Author', widget: 'string', required: false },
  reviewedby: {
    label: 'Medically reviewed by',
    hint: 'Name and title of the doctor.',
    widget: 'string',
    required: false,
  },
  lastreviewed: optionalDay('Reviewed on', 'If empty, the article says that it has not been reviewed yet.'),
  nextreview: optionalDay('Next review', 'The check reminds you of it.'),
  updated: optionalDay('Updated on', 'The day of the last change that matters to a reader.'),
  glance: {
    label: 'At a glance',
    hint: 'The short version of an article about a treatment. Every figure must be in the text too.',
    widget: 'object',
    required: false,
    collapsed: true,
    fields: fieldsOf(glanceEditors),
  },
  journey: {
    label: 'Step by step',
    hint: 'The steps of a treatment in order, at least two, and how long they take.',
    widget: 'list',
    required: false,
    collapsed: true,
    fields: fieldsOf(stepEditors),
  },
  path: address,
  aliases,
}

export const pageEditors: Editors<PageFields> = {
  templateKey: undefined,
  title: { label: 'Title', widget: 'string' },
  description: { label: 'Description', hint: 'One or two sentences for search engines.', widget: 'text' },
  updated: optionalDay('Updated on', 'The day of the last change that matters to a reader.'),
  path: {
    ...address,
    hint: 'The page’s address. If you change it, add the old one below, because others link to it.',
  },
  aliases,
}

const weekday = { widget: 'select', options: [...WEEKDAYS] } as const
const timeOfDay: Editor & { widget: 'string' } = {
  widget: 'string',
  pattern: [TIME_OF_DAY.source, 'A time of day, for instance 09:00'],
}

export const clinicEditors: Editors<Clinic> = {
  name: { label: 'Name', widget: 'string' },
  tagline: { label: 'What the clinic does, in one line', widget: 'string' },
  description: { label: 'Description', hint: 'For the home page and search engines.', widget: 'text' },
  language: { label: 'Language', hint: 'For instance en-GB', widget: 'string' },
  telephone: {
    label: 'Telephone',
    hint: 'With country code, for instance +44 20 7946 0000',
    widget: 'string',
  },
  email: { label: 'E-mail', widget: 'string' },
  street: { label: 'Street', widget: 'string' },
  locality: { label: 'Town', widget: 'string' },
  postcode: { label: 'Postcode', widget: 'string' },
  country: {
    label: 'Country',
    hint: 'Two letters, for instance GB',
    widget: 'string',
    pattern: [COUNTRY_CODE.source, 'Two capital letters, for instance GB'],
  },
  hours: {
    label: 'Opening hours',
    widget: 'list',
    fields: [
      { name: 'from', label: 'From', ...weekday },
      { name: 'to', label: 'To', ...weekday },
      { name: 'opens', label: 'Opens', ...timeOfDay },
      { name: 'closes', label: 'Closes', ...timeOfDay },
    ],
  },
  closed: {
    label: 'Closed',
    label_singular: 'Closure',
    hint: 'For holidays, for instance: the first and last day on which the clinic is closed. Not shown once it is over.',
    widget: 'list',
    required: false,
    fields: [
      { name: 'from', label: 'From', widget: 'datetime', type: 'date' },
      { name: 'to', label: 'To', widget: 'datetime', type: 'date' },
    ],
  },
  emergency: {
    label: 'In an emergency',
    hint: 'What everybody must know before they write to the clinic.',
    widget: 'text',
  },
}

const termEditors: Editors<Omit<GlossaryTerm, 'slug'>> = {
  term: { label: 'Word', hint: 'As at the start of a sentence: Collagen', widget: 'string' },
  meaning: { label: 'Meaning', hint: 'One or two sentences that a patient understands.', widget: 'text' },
  variants: lines('Also written', 'Other ways in which articles write it, for instance the plural.'),
  source: {
    label: 'Source',
    hint: 'The address of the source of the meaning, for instance https://doi.org/10.1101/cshperspect.a015370',
    widget: 'string',
    pattern: ['^https?://\\S+$', 'An address that begins with https://'],
  },
}

/** The one field of content/glossary.yaml. */
export const glossaryEditors: Record<string, Editor> = {
  terms: {
    label: 'Words',
    label_singular: 'Word',
    hint: 'An article explains each of them where it is first used.',
    widget: 'list',
    collapsed: true,
    summary: '{{fields.term}}',
    fields: fieldsOf(termEditors),
  },
}

const searchWordEditors: Editors<SearchWord> = {
  word: {
    label: 'Word on our pages',
    hint: 'One word that our pages use, for instance acne. The check says if none does.',
    widget: 'string',
  },
  typed: {
    label: 'Words that patients type',
    hint: 'One word per line, without spaces, for instance pimple. Other forms, such as pimples, are found too.',
    widget: 'list',
    field: { name: 'entry', label: 'Entry', widget: 'string' },
  },
}

/** The one field of content/search-words.yaml. */
export const searchWordsEditors: Record<string, Editor> = {
  words: {
    label: 'Words',
    label_singular: 'Word',
    hint: 'Whoever types one of the words into the search also finds the pages with ours.',
    widget: 'list',
    collapsed: true,
    summary: '{{fields.word}}',
    fields: fieldsOf(searchWordEditors),
  },
}

/** What lib/cms/file-format.ts needs to know about the content's files. */
export const FILE_SHAPE: FileShape = {
  lists: ['tags', 'aliases'],
  blanks: { templateKey: '', draft: false, featuredpost: false },
}

import jsonld from 'jsonld'
import type { Graph } from 'schema-dts'
import { articleGraph, homeGraph, listGraph, pageGraph } from '@/lib/seo/json-ld'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'
import { clinic, makePage, makePost, TRICKY_TITLE } from '../make-post'
import { expect, test } from '../test'

test.use({ environment: { SITE_URL: 'https://clinic.example' } })

const HOME = { label: 'Home', href: urls.home } as const
const ARTICLES = { label: 'Articles', href: urls.articles } as const

/** The nodes of a graph by type, expanded as a consumer does: every name is a URL of schema.org. */
async function expand(graph: Graph): Promise<Map<string, Record<string, unknown>>> {
  const expanded = await jsonld.expand(JSON.parse(JSON.stringify(graph)), {
    documentLoader: async (url: string) => {
      expect(url).toBe('https://schema.org')
      // What schema.org's own context says about the names used here.
      const document = { '@context': { '@vocab': 'https://schema.org/', '@base': null } }
      return { documentUrl: url, document }
    },
  })
  const things = expanded.flatMap((thing) => {
    const graphs: unknown = thing['@graph']
    return Array.isArray(graphs) ? graphs : [thing]
  })
  return new Map(things.map((thing) => [String(thing['@type']).replace('https://schema.org/', ''), thing]))
}

/** The values of a property: texts, identifiers or expanded nodes. */
function values(thing: unknown, name: string): unknown[] {
  const found = (thing as Record<string, unknown> | undefined)?.[`https://schema.org/${name}`]
  return (Array.isArray(found) ? found : []).map((value) => value['@value'] ?? value)
}
const types = (thing: unknown) => (thing as { '@type'?: string[] })['@type']

const treatment = makePost({
  slug: 'needling',
  title: TRICKY_TITLE,
  kind: 'treatment',
  author: 'Dr Ada Example',
  reviewedBy: 'Clinical team',
  lastReviewed: new Date('2026-01-02'),
  updated: new Date('2026-01-03'),
  topics: [{ slug: 'skin', label: 'Skin' }],
  picture: { src: '/img/a.jpg', width: 1600, height: 900, alt: '' },
})
const references = [{ text: 'Brown T. Dermis.', url: 'https://doi.org/10.1000/182' }, { text: 'A book.' }]

for (const [reviewedBy, type, name, ...description] of [
  ['Dr A. Name', 'Person', 'Dr A. Name'],
  ['Dr A. Name, University Hospital', 'Person', 'Dr A. Name', 'University Hospital'],
  [
    'Dr A. Name, dermatologist, the clinic’s own team',
    'Person',
    'Dr A. Name',
    'dermatologist, the clinic’s own team',
  ],
  [
    'Dermatology department, University Hospital',
    'Organization',
    'Dermatology department',
    'University Hospital',
  ],
  ['Editorial board', 'Organization', 'Editorial board'],
  ['Dr Ann Board', 'Person', 'Dr Ann Board'],
  ['Dr Maria Rossi – director of the clinic', 'Person', 'Dr Maria Rossi', 'director of the clinic'],
  [
    'Medical reviewer, Regenerative Skin Clinic',
    'Organization',
    'Medical reviewer',
    'Regenerative Skin Clinic',
  ],
  ['Skin and Hair Clinic', 'Organization', 'Skin and Hair Clinic'],
] as const)
  test(`reviewer “${reviewedBy}”: ${type}`, async () => {
    const graph = await expand(articleGraph({ ...treatment, reviewedBy }, [], [HOME, ARTICLES], clinic))
    const [reviewer] = values(graph.get('MedicalWebPage'), 'reviewedBy')
    expect(types(reviewer)).toEqual([`https://schema.org/${type}`])
    expect(values(reviewer, 'name')).toEqual([name])
    expect(values(reviewer, 'description')).toEqual(description)
  })

for (const [author, ...names] of [
  ['Dr Jane Doe, Dr John Roe', 'Dr Jane Doe', 'Dr John Roe'],
  ['Anna Weber & Ben Carter', 'Anna Weber', 'Ben Carter'],
  ['Anna Weber and Prof. Ben Carter, dermatologist', 'Anna Weber', 'Prof. Ben Carter'],
  ['Dr Anna Weber, Professor Ben Carter', 'Dr Anna Weber', 'Professor Ben Carter'],
] as const)
  test(`author “${author}”: ${names.length} people`, async () => {
    const graph = await expand(articleGraph({ ...treatment, author }, [], [HOME, ARTICLES], clinic))
    const authors = [graph.get('Article')?.['https://schema.org/author']].flat()
    expect(authors.map((one) => [types(one), values(one, 'name')])).toEqual(
      names.map((name) => [['https://schema.org/Person'], [name]]),
    )
  })

test('an article is a reviewed medical page for patients, with its sources', async () => {
  const graph = await expand(articleGraph(treatment, references, [HOME, ARTICLES], clinic))
  expect([...graph.keys()].sort()).toEqual([
    'Article',
    'BreadcrumbList',
    'MedicalClinic',
    'MedicalWebPage',
    'TherapeuticProcedure',
  ])
  const page = graph.get('MedicalWebPage')
  const address = 'https://clinic.example/articles/needling'
  expect(values(page, 'url')).toEqual([address])
  expect(values(page, 'name')).toEqual([TRICKY_TITLE])
  expect(values(page, 'lastReviewed')).toEqual(['2026-01-02'])
  expect(values(page, 'datePublished')).toEqual(['2024-03-31T08:00:00.000Z'])
  expect(values(page, 'dateModified')).toEqual(['2026-01-03T00:00:00.000Z'])
  expect(values(page, 'audience').map(types)).toEqual([['https://schema.org/Patient']])
  const [reviewer] = values(page, 'reviewedBy')
  expect([types(reviewer), values(reviewer, 'name')]).toEqual([
    ['https://schema.org/Organization'],
    ['Clinical team'],
  ])
  const [first, second] = values(page, 'citation')
  expect(first).toEqual({ '@id': 'https://doi.org/10.1000/182' })
  expect(values(second, 'name')).toEqual(['A book.'])
  expect(values(page, 'mainEntity')).toEqual([{ '@id': graph.get('Article')?.['@id'] }])
  expect(values(page, 'about')).toEqual([{ '@id': graph.get('TherapeuticProcedure')?.['@id'] }])
  expect(values(page, 'breadcrumb')).toEqual([{ '@id': graph.get('BreadcrumbList')?.['@id'] }])

  const article = graph.get('Article')
  expect(values(article, 'headline')).toEqual([TRICKY_TITLE])
  expect(values(article, 'image')).toEqual([
    'https://clinic.example/img/a.jpg',
    `https://clinic.example${socialImages.article(treatment, clinic).path}`,
  ])
  expect(values(article, 'datePublished')).toEqual(['2024-03-31T08:00:00.000Z'])
  expect(values(article, 'dateModified')).toEqual(['2026-01-03T00:00:00.000Z'])
  const [author] = values(article, 'author')
  expect([types(author), values(author, 'name')]).toEqual([['https://schema.org/Person'], ['Dr Ada Example']])
  expect(values(article, 'publisher')).toEqual([{ '@id': graph.get('MedicalClinic')?.['@id'] }])

  const procedure = graph.get('TherapeuticProcedure') ?? {}
  expect(Object.keys(procedure).sort()).toEqual([
    '@id',
    '@type',
    'https://schema.org/mainEntityOfPage',
    'https://schema.org/name',
  ])

  const crumbs = values(graph.get('BreadcrumbList'), 'itemListElement')
  expect(crumbs.map((crumb) => ['position', 'name', 'item'].flatMap((name) => values(crumb, name)))).toEqual([
    [1, 'Home', 'https://clinic.example'],
    [2, 'Articles', 'https://clinic.example/articles'],
    [3, TRICKY_TITLE, address],
  ])
})

test('an article without a review, sources, a treatment or an author claims none of them', async () => {
  // A reviewer without a date is not a review.
  const post = makePost({ reviewedBy: 'Dr A. Name' })
  const graph = await expand(articleGraph(post, [], [HOME, ARTICLES], clinic))
  const page = graph.get('MedicalWebPage')
  for (const name of ['lastReviewed', 'reviewedBy', 'citation', 'about'])
    expect(values(page, name)).toEqual([])
  expect(graph.has('TherapeuticProcedure')).toBe(false)
  expect(values(graph.get('Article'), 'author')).toEqual([{ '@id': 'https://clinic.example/#clinic' }])
})

test('the home page describes the clinic, with the facts of clinic.yaml', async () => {
  const graph = await expand(homeGraph(clinic))
  expect([...graph.keys()].sort()).toEqual(['MedicalClinic', 'WebPage', 'WebSite'])
  const place = graph.get('MedicalClinic')
  for (const name of ['name', 'telephone', 'email', 'description'] as const)
    expect(values(place, name)).toEqual([clinic[name]])
  const [address] = values(place, 'address')
  expect(
    ['streetAddress', 'addressLocality', 'postalCode', 'addressCountry'].flatMap((name) =>
      values(address, name),
    ),
  ).toEqual(['1 Example Street', 'London', 'W1A 0XX', 'GB'])
  const hours = values(place, 'openingHoursSpecification').map((entry) => [
    values(entry, 'dayOfWeek'),
    values(entry, 'opens'),
    values(entry, 'closes'),
  ])
  const day = (name: string) => `https://schema.org/${name}`
  expect(hours).toEqual([
    [[day('Monday'), day('Tuesday'), day('Wednesday')], ['09:00'], ['17:30']],
    [[day('Saturday'), day('Sunday')], ['10:00'], ['12:00']],
  ])
})

test('the days on which the clinic will be closed are listed, and past ones are not', async () => {
  const closed = [
    { from: '2020-12-24', to: '2021-01-01' },
    { from: '2998-12-24', to: '2999-01-01' },
  ]
  const graph = await expand(homeGraph({ ...clinic, closed }))
  const entries = values(graph.get('MedicalClinic'), 'specialOpeningHoursSpecification')
  expect(
    entries.map((entry) =>
      ['opens', 'closes', 'validFrom', 'validThrough'].map((name) => values(entry, name)[0]),
    ),
  ).toEqual([['00:00', '00:00', '2998-12-24', '2999-01-01']])
})

test('opening hours may span the end of the week', async () => {
  const hours = [{ from: 'Saturday', to: 'Monday', opens: '10:00', closes: '12:00' }] as const
  const graph = await expand(homeGraph({ ...clinic, hours: [...hours] }))
  const [entry] = values(graph.get('MedicalClinic'), 'openingHoursSpecification')
  expect(values(entry, 'dayOfWeek')).toEqual(
    ['Saturday', 'Sunday', 'Monday'].map((day) => `https://schema.org/${day}`),
  )
})

test('a list is a collection of its articles, in their order', async () => {
  const graph = await expand(
    listGraph(
      {
        path: urls.topic('skin'),
        title: 'Skin',
        description: 'Articles on the topic.',
        image: socialImages.home(clinic),
        items: [treatment, makePost()].map(({ slug, title }) => ({ name: title, path: urls.article(slug) })),
      },
      [HOME],
      clinic,
    ),
  )
  const [list] = values(graph.get('CollectionPage'), 'mainEntity')
  expect([types(list), values(list, 'numberOfItems')]).toEqual([['https://schema.org/ItemList'], [2]])
  expect(values(list, 'itemListElement').flatMap((item) => values(item, 'url'))).toEqual([
    'https://clinic.example/articles/needling',
    'https://clinic.example/articles/skin-care',
  ])
})

test('a page of content/pages has the date of its last change', async () => {
  const graph = await expand(pageGraph(makePage({ updated: new Date('2026-05-06') }), [HOME], clinic))
  expect(values(graph.get('WebPage'), 'dateModified')).toEqual(['2026-05-06T00:00:00.000Z'])
  expect(values(graph.get('WebPage'), 'breadcrumb')).toEqual([
    { '@id': graph.get('BreadcrumbList')?.['@id'] },
  ])
})

test('no graph has a rating, a question list or an approval', () => {
  const graphs = [
    articleGraph(treatment, references, [HOME, ARTICLES], clinic),
    homeGraph(clinic),
    pageGraph(makePage(), [HOME], clinic),
  ]
  const names = new Set<string>()
  JSON.parse(JSON.stringify(graphs), (key, value) => {
    names.add(key)
    if (key === '@type') names.add(String(value))
    return value
  })
  for (const name of names) expect(name).not.toMatch(/rating|review$|FAQ|question|legalStatus|approv|offer/i)
})

test('every page names the website that it is part of', () => {
  const page = pageGraph(makePage(), [HOME], clinic)
  expect(JSON.parse(JSON.stringify(page))['@graph'][0].isPartOf).toEqual({
    '@type': 'WebSite',
    '@id': 'https://clinic.example/#website',
    name: clinic.name,
    url: 'https://clinic.example',
  })
})

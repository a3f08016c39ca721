import { headerRules } from '@/lib/headers'
import { pageDescription, pageMetadata, pageTitle } from '@/lib/seo/metadata'
import { socialImages } from '@/lib/seo/social-image'
import { textLength, truncateText } from '@/lib/truncate-text'
import { absoluteUrl, originProblem, siteOrigin, urls } from '@/lib/urls'
import { clinic, makePost } from '../make-post'
import { expect, test } from '../test'

test.use({
  environment: {
    SITE_URL: undefined,
    VERCEL_PROJECT_PRODUCTION_URL: undefined,
    VERCEL_ENV: undefined,
    PORT: undefined,
  },
})

const metadataOf = (post = makePost()) =>
  pageMetadata({
    clinic,
    title: post.title,
    description: post.description,
    path: urls.article(post.slug),
    image: socialImages.article(post, clinic),
    indexed: true,
    post,
  })

test.describe('a text is cut at a word boundary', () => {
  for (const [text, max, expected] of [
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one two three', 9, 'one two…'],
    ['one two three', 8, 'one two…'],
    ['one two three', 7, 'one…'],
    ['one, two, three', 10, 'one, two…'],
    ['unbreakable', 5, 'unbr…'],
    ['never more than 10 mg a day', 19, 'never more than…'],
    ['never more than 10 mg a day', 22, 'never more than 10 mg…'],
    ['up to 1 000 000 cells', 13, 'up to…'],
    ['only if p < 0.05 or less', 17, 'only if p…'],
    ['👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️', 3, '👩‍⚕️👩‍⚕️…'],
    ['幹細胞治療について', 5, '幹細胞治…'],
  ] as const) {
    test(`“${text}” to ${max} characters`, () => {
      expect(truncateText(text, max)).toBe(expected)
      expect(textLength(truncateText(text, max))).toBeLessThanOrEqual(max)
    })
  }
})

test('a title has the clinic’s name where there is room for it, and at most 70 characters', () => {
  expect(pageTitle('Topics', clinic)).toBe('Topics – Müller & Söhne')
  expect(pageTitle('x'.repeat(54), clinic)).toBe('x'.repeat(54))
  expect(pageTitle(`${'word '.repeat(20)}end`, clinic)).toBe(`${'word '.repeat(13)}word…`)
  expect(pageTitle('Müller & Söhne: about us', clinic)).toBe('Müller & Söhne: about us')
})

test('a description has 50 to 170 characters', () => {
  expect(pageDescription('Too short.', clinic)).toBe(
    'Too short. Müller & Söhne: Skin treatments, explained with care.',
  )
  const long = pageDescription('word '.repeat(50).trim(), clinic)
  expect(long).toMatch(/word…$/)
  expect(long.length).toBeLessThanOrEqual(170)
})

test('an article says when it was published and changed, and where its Markdown is', () => {
  process.env.SITE_URL = 'https://clinic.example/'
  const { openGraph, alternates, robots } = metadataOf(
    makePost({ lastReviewed: new Date('2024-12-31'), updated: new Date('2025-01-01') }),
  )
  expect(openGraph).toMatchObject({
    type: 'article',
    locale: 'en_GB',
    url: 'https://clinic.example/articles/skin-care',
    publishedTime: '2024-03-31T08:00:00.000Z',
    modifiedTime: '2025-01-01T00:00:00.000Z',
    images: [
      {
        url: expect.stringMatching(/^https:\/\/clinic\.example\/og\/[0-9a-f]{16}\.png$/),
        width: 1200,
        height: 630,
        alt: 'What we know about skin care – Müller & Söhne',
      },
    ],
  })
  expect(alternates?.types).toMatchObject({
    'text/markdown': 'https://clinic.example/articles/skin-care.md',
  })
  expect(robots).toEqual({ index: true, follow: true, 'max-image-preview': 'large' })
})

test('two pages never share a metadata object', () => {
  expect(metadataOf().alternates).not.toBe(metadataOf().alternates)
})

test('a preview is kept out of search engines by its pages and by a header on every response', () => {
  const tag = () =>
    headerRules([])
      .find(({ source }) => source === '/:path*')
      ?.headers.find(({ key }) => key === 'X-Robots-Tag')
  expect(tag()).toBeUndefined()
  process.env.VERCEL_ENV = 'preview'
  expect(metadataOf().robots).toMatchObject({ index: false })
  expect(tag()).toEqual({ key: 'X-Robots-Tag', value: 'noindex' })
})

test.describe('the origin', () => {
  for (const [environment, origin, problem] of [
    [{}, 'http://localhost:3000', undefined],
    [{ PORT: '4000' }, 'http://localhost:4000', undefined],
    [{ SITE_URL: 'https://clinic.example/path' }, 'https://clinic.example', undefined],
    [{ VERCEL_PROJECT_PRODUCTION_URL: 'x.vercel.app' }, 'https://x.vercel.app', undefined],
    [
      { SITE_URL: 'https://clinic.example', VERCEL_PROJECT_PRODUCTION_URL: 'x.vercel.app' },
      'https://clinic.example',
      undefined,
    ],
    [{ VERCEL_ENV: 'preview' }, 'http://localhost:3000', undefined],
    [{ VERCEL_ENV: 'production' }, 'http://localhost:3000', /localhost.*SITE_URL/],
    [{ VERCEL_ENV: 'production', SITE_URL: 'http://127.0.0.1:3000' }, 'http://127.0.0.1:3000', /SITE_URL/],
    [{ VERCEL_ENV: 'production', SITE_URL: 'https://clinic.example' }, 'https://clinic.example', undefined],
  ] as const) {
    test(`${JSON.stringify(environment)} gives ${origin}`, () => {
      Object.assign(process.env, environment)
      expect(siteOrigin()).toBe(origin)
      expect(absoluteUrl('/')).toBe(origin)
      if (problem) expect(originProblem()).toMatch(problem)
      else expect(originProblem()).toBeUndefined()
    })
  }

  test('PORT=abc is rejected in one sentence', () => {
    process.env.PORT = 'abc'
    expect(originProblem()).toMatch(/^PORT is "abc"; write a whole number/)
  })

  for (const url of ['clinic.example', 'https://', 'ftp://clinic.example']) {
    test(`SITE_URL=${url} is rejected in one sentence`, () => {
      process.env.SITE_URL = url
      expect(originProblem()).toBe(
        `SITE_URL is "${url}"; write the whole address, for instance https://www.example.com`,
      )
    })
  }
})

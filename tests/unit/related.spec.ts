import { expect, test } from 'playwright/test'
import { neighboursOf, relatedPosts } from '@/lib/posts/related'
import { makePost } from '../make-post'

const post = (slug: string, day: number, ...topics: string[]) =>
  makePost({
    slug,
    date: new Date(Date.UTC(2026, 0, day)),
    topics: topics.map((topic) => ({ slug: topic, label: topic })),
  })

const [newest, hair, both, old, lone] = [
  post('newest', 9, 'nails'),
  post('hair', 8, 'hair'),
  post('both', 7, 'skin', 'hair'),
  post('old', 1, 'skin'),
  post('lone', 2),
]
const posts = [newest, hair, both, lone, old]
const slugs = (found: readonly { slug: string }[]) => found.map(({ slug }) => slug)

test('the articles to read next share the most topics, newest first among equals, without the article itself', () => {
  expect(slugs(relatedPosts(post('skin', 5, 'skin', 'hair'), posts, 3))).toEqual(['both', 'hair', 'old'])
  expect(slugs(relatedPosts(both, posts, 9))).toEqual(['hair', 'old', 'newest', 'lone'])
  expect(slugs(relatedPosts(lone, posts, 2))).toEqual(['newest', 'hair'])
  expect(relatedPosts(both, [both], 3)).toEqual([])
  expect(slugs(relatedPosts(both, posts, 2, [old, undefined]))).toEqual(['hair', 'newest'])
})

test('the neighbours in a topic are the articles before and after in time', () => {
  expect(neighboursOf(both, posts)).toMatchObject({ topic: { slug: 'skin' }, earlier: { slug: 'old' } })
  expect(neighboursOf(both, posts)?.later).toBeUndefined()
  expect(neighboursOf(old, posts)).toMatchObject({ later: { slug: 'both' } })
  expect(neighboursOf(lone, posts)).toBeUndefined()
})

import { createHash } from 'node:crypto'
import type { Clinic } from '../clinic'
import { colors, coverStrokes, coverTints } from '../drawing/colors'
import { drawCover } from '../drawing/cover'
import type { Page, Post } from '../posts'
import type { TopicWithPosts } from '../posts/topics'
import type { Address } from '../urls'
import { type FixedPage, fixedPages } from './fixed-pages'

/** The size that Facebook, LinkedIn, WhatsApp and X show without cropping, in pixels. */
const SIZE = { width: 1200, height: 630 } as const

/** What is to be drawn, and nothing else: images with equal drawings share one file. */
export type SocialDrawing = typeof SIZE & {
  /** The cover as SVG elements that fill the image. */
  cover: string
  title: string
  /** The clinic's name, below the title. */
  name: string
  colors: { panel: string; title: string; name: string }
}

/** The picture shown where a link to a page is shared. */
export type SocialImage = typeof SIZE & { path: Address; alt: string; drawing: SocialDrawing }

/**
 * The picture of a page. Its address contains a hash of the drawing, so that the file never changes and can be cached
 * permanently.
 *
 * @param seed what its cover is drawn from; for an article its slug, so that it matches the cover on its page
 */
export function socialImage(seed: string, title: string, clinic: Pick<Clinic, 'name'>): SocialImage {
  const drawing: SocialDrawing = {
    ...SIZE,
    cover: coverSvg(seed),
    title,
    name: clinic.name,
    colors: { panel: colors.light.surface, title: colors.light.ink, name: colors.light.soft },
  }
  const hash = createHash('sha256').update(JSON.stringify(drawing)).digest('hex').slice(0, 16)
  return { ...SIZE, path: `/og/${hash}.png`, alt: `${title} – ${clinic.name}`, drawing }
}

/** The picture of each kind of page. */
export const socialImages = {
  home: (clinic: Clinic) => socialImage('home', clinic.tagline, clinic),
  article: ({ slug, title }: Post, clinic: Clinic) => socialImage(slug, title, clinic),
  page: ({ slug, title }: Page, clinic: Clinic) => socialImage(slug, title, clinic),
  topic: ({ slug, label }: TopicWithPosts, clinic: Clinic) => socialImage(slug, label, clinic),
  fixed: ({ path, title }: FixedPage, clinic: Clinic) => socialImage(path, title, clinic),
} as const

/** Every picture that a page of the site refers to, each once. */
export function allSocialImages(
  posts: readonly Post[],
  pages: readonly Page[],
  topics: readonly TopicWithPosts[],
  clinic: Clinic,
): readonly SocialImage[] {
  const images = [
    socialImages.home(clinic),
    ...Object.values(fixedPages).map((page) => socialImages.fixed(page, clinic)),
    ...pages.map((page) => socialImages.page(page, clinic)),
    ...topics.map((topic) => socialImages.topic(topic, clinic)),
    ...posts.map((post) => socialImages.article(post, clinic)),
  ]
  return [...new Map(images.map((image) => [image.path, image])).values()]
}

/** The cover of lib/drawing/cover.ts, scaled to fill the image, in the colours of the light scheme. */
function coverSvg(seed: string): string {
  const { width, height, tint, cells, nuclei } = drawCover(seed)
  const { ground, cell, nucleus } = coverTints[tint % coverTints.length] ?? coverTints[0]
  const scale = Math.max(SIZE.width / width, SIZE.height / height)
  const paths = cells
    .map((path, tone) => `<path opacity="${coverStrokes.tones[tone]}" d="${path}"/>`)
    .join('')
  return (
    `<rect width="100%" height="100%" fill="${ground}"/>` +
    `<g transform="scale(${scale})" fill="${cell}">${paths}` +
    `<path fill="none" stroke="${nucleus}" stroke-width="${coverStrokes.nucleus}" stroke-linecap="round" d="${nuclei}"/></g>`
  )
}

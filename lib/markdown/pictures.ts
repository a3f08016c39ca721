import type { Properties, Root } from 'hast'
import { elementsIn } from './elements'

/** Finds the attributes of a picture of the site, sizes included; undefined when there is no such picture. */
export type PictureAttributes = (src: string, alt: string) => Promise<Properties | undefined>

/** Pictures of the site get their size, so that the text does not jump; all pictures load lazily. */
export function pictures(attributesOf: PictureAttributes) {
  return async (tree: Root) => {
    const images = elementsIn(tree).filter(({ node }) => node.tagName === 'img')
    await Promise.all(
      images.map(async ({ node: { properties } }) => {
        const found = await attributesOf(String(properties.src ?? ''), String(properties.alt ?? ''))
        Object.assign(properties, { alt: '', loading: 'lazy', ...properties }, found)
      }),
    )
  }
}

import type { Element, Properties, Root } from 'hast'
import { visit } from 'unist-util-visit'

/** Finds the attributes with which a picture of the site is shown, sizes included; undefined when there is no such picture. */
export type PictureAttributes = (src: string, alt: string) => Promise<Properties | undefined>

/** A picture of the site has its size, so that the text does not jump, and loads when it comes near. */
export function pictures(attributesOf: PictureAttributes) {
  return async (tree: Root) => {
    const images: Element[] = []
    visit(tree, 'element', (node) => {
      if (node.tagName === 'img') images.push(node)
    })
    await Promise.all(
      images.map(async ({ properties }) => {
        const found = await attributesOf(String(properties.src ?? ''), String(properties.alt ?? ''))
        Object.assign(properties, { alt: '', loading: 'lazy', ...properties }, found)
      }),
    )
  }
}

import { getImageProps } from 'next/image.js'
import type { PictureAttributes } from '../markdown/pictures'
import { readPicture } from './read-picture'

/**
 * The attributes with which a picture in a text is shown, in the sizes that a screen may need.
 *
 * @param root the project's folder
 */
export function pictureAttributesIn(root: string): PictureAttributes {
  return async (src, alt) => {
    const picture = await readPicture(root, src)
    if (picture === undefined) return undefined
    const { props } = getImageProps({ ...picture, alt, sizes: '(min-width: 42rem) 38rem, 100vw' })
    // Search engines, and browsers without srcset, take the full-size one.
    const { src: largest, srcSet, sizes, width, height } = props
    return { src: largest, srcSet, sizes, width, height, alt }
  }
}

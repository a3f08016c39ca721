import { getImageProps } from 'next/image'
import type { PictureAttributes } from '@/lib/markdown/pictures'
import { getPicture } from '@/lib/posts'

/** The text of an article or page: HTML that lib/markdown has made and sanitised. */
export function ArticleText({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: an allowlist has decided about every element (lib/markdown/sanitize-schema.ts)
  return <div className="article-text" dangerouslySetInnerHTML={{ __html: html }} />
}

/** How a picture in a text is shown: in the sizes that a screen may need. */
export const pictureAttributes: PictureAttributes = async (src, alt) => {
  const picture = await getPicture(src)
  if (picture === undefined) return undefined
  const { props } = getImageProps({ ...picture, alt, sizes: '(min-width: 42rem) 38rem, 100vw' })
  const { src: smallest, srcSet, sizes, width, height } = props
  return { src: smallest, srcSet, sizes, width, height, alt }
}

import { getImageProps } from 'next/image'
import { DrawnCover } from '@/components/drawn-cover'
import { drawCover } from '@/lib/drawing/cover'
import type { Post } from '@/lib/posts'

/**
 * The picture of an article: its own, or one drawn from its slug. The drawing says nothing that the title does not, so
 * it is hidden from screen readers.
 *
 * @param sizes how wide it is shown: the `sizes` attribute of the picture
 * @param priority true for the one picture at the top of a page, which must not be loaded lazily
 */
export function ArticleCover({
  post,
  sizes,
  priority = false,
}: {
  post: Pick<Post, 'slug' | 'picture'>
  sizes: string
  priority?: boolean
}) {
  if (post.picture) {
    const { src, width, height, alt } = post.picture
    const { props } = getImageProps({
      src,
      width,
      height,
      alt,
      sizes,
      ...(priority ? { loading: 'eager', fetchPriority: 'high' } : {}),
    })
    const { style: _inlineStyle, ...attributes } = props
    // biome-ignore lint/performance/noImgElement: next/image is a client component; this is the element that it renders
    return <img {...attributes} alt={alt} className="size-full object-cover" />
  }
  const cover = drawCover(post.slug)
  return <DrawnCover cover={cover} viewBox={`0 0 ${cover.width} ${cover.height}`} />
}

import { getImageProps } from 'next/image'
import type { ComponentProps } from 'react'
import type { ElementComponents } from '@/lib/markdown/render'
import { getPicture } from '@/lib/posts'

/** How the elements of an article's text are shown. What an element means is decided in lib/markdown. */
export const articleElements: ElementComponents = {
  a: ArticleLink,
  img: ArticleImage,
  table: ArticleTable,
  input: ArticleCheckbox,
  h1: (props) => <ArticleHeading level="h1" {...props} />,
  h2: (props) => <ArticleHeading level="h2" {...props} />,
  h3: (props) => <ArticleHeading level="h3" {...props} />,
  h4: (props) => <ArticleHeading level="h4" {...props} />,
  h5: (props) => <ArticleHeading level="h5" {...props} />,
  h6: (props) => <ArticleHeading level="h6" {...props} />,
}

/** The hidden words that describe a link to another website; they stand once in the layout. */
export const EXTERNAL_LINK_ID = 'external-link'

/**
 * Another website opens in the same tab, so that "back" works, and is announced as such. The announcement is a
 * description: the words of the link stay those that the author wrote.
 */
function ArticleLink({ href, children, ...props }: ComponentProps<'a'>) {
  const isExternal = href !== undefined && /^(https?:)?\/\//i.test(href)
  return (
    <a
      href={href}
      {...props}
      {...(isExternal ? { rel: 'external', 'aria-describedby': EXTERNAL_LINK_ID } : {})}
    >
      {children}
    </a>
  )
}

/** A heading has a link to itself, so that a section can be passed on. Its words are not part of the link's. */
function ArticleHeading({
  level: Level,
  id,
  children,
  ...props
}: { level: 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' } & ComponentProps<'h2'>) {
  return (
    <Level id={id} {...props}>
      {children}
      {id !== undefined && props.className !== 'sr-only' && (
        <a className="heading-link" href={`#${id}`} aria-label="Link to this section">
          <svg
            viewBox="0 0 16 16"
            width="16"
            height="16"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
          >
            <path d="M6.5 9.5l3-3M7 4.5l1.2-1.2a3.2 3.2 0 0 1 4.5 4.5L11.500 9M9 11.500l-1.200 1.200a3.200 3.200 0 0 1-4.500-4.500L4.500 7" />
          </svg>
        </a>
      )}
    </Level>
  )
}

/** The box of a `- [ ]` entry can be ticked while one reads; what was ticked is not kept and goes nowhere. */
function ArticleCheckbox({ checked }: ComponentProps<'input'>) {
  return <input type="checkbox" defaultChecked={checked} aria-label="Tick off" />
}

/** A table that is wider than the screen scrolls inside itself, also by keyboard. */
function ArticleTable(props: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls, and a section would be a landmark of its own
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable without a mouse (WCAG 2.1.1)
    <div className="table-scroll" role="group" aria-label="Table" tabIndex={0}>
      <table {...props} />
    </div>
  )
}

/** A picture of the site has its size, so that the text does not jump, and loads when it comes near. */
async function ArticleImage({ src, alt, title }: ComponentProps<'img'>) {
  const picture = typeof src === 'string' ? await getPicture(src) : undefined
  if (picture === undefined) {
    // biome-ignore lint/performance/noImgElement: a picture from elsewhere, or a missing one, has no known size
    return <img src={src} alt={alt ?? ''} title={title} loading="lazy" />
  }
  const { props } = getImageProps({ ...picture, alt: alt ?? '', sizes: '(min-width: 42rem) 38rem, 100vw' })
  const { style: _inlineStyle, ...attributes } = props
  // biome-ignore lint/performance/noImgElement: next/image is a client component; this is the element that it renders
  return <img {...attributes} alt={alt ?? ''} title={title} />
}

import { attributeOf, tagsOf } from '../markdown/html-tags'
import { type Place, START } from '../posts/report'
import type { Manuscript } from './manuscript'
import { ofType } from './nodes'
import type { Finding, Rule } from './rule'
import { decodeIfValid, type Site } from './site'

const MAX_BYTES = 500_000

/** File names of pictures that every browser shows. */
export const PICTURE_FILE = /\.(?:jpe?g|png|webp|avif|gif|svg)$/i

export const picturesRule: Rule = {
  family: 'pictures',
  title: 'Pictures',
  reason:
    'People who can’t see a picture need its words, and people who pay for data or have a slow phone wait for its weight.',
  source: `W3C, Web Accessibility Tutorials, Images, https://www.w3.org/WAI/tutorials/images/. The ${MAX_BYTES / 1000} KB, and that pictures must not come from another website, are the clinic’s own rules`,
  finds: [
    'a picture in the text whose file does not exist, or is not a picture',
    'a picture in the text without alternative text, or whose alternative text is a file name or a word such as “picture”',
    'a featured picture that is missing, so that the drawn cover is shown (reported with the front matter)',
    `a picture larger than ${MAX_BYTES / 1000} KB, the featured one included`,
    'words in quotes after the address of a picture that is not alone in its paragraph: they show only when a mouse points at it',
    'a picture from another website, which would learn who reads the page',
  ],
  check: (text, site) => {
    const findings = [
      ...picturesOf(text.nodes).flatMap((picture) => [
        ...checkAltText(picture),
        ...checkSource(picture, site),
      ]),
      ...hiddenTitles(text.nodes),
    ]
    const featured = text.post?.picture?.src
    return featured === undefined
      ? findings
      : [...findings, ...checkFile(featured, site, text.placeOf('featuredimage'))]
  },
}

type BodyPicture = { src: string; alt: string; place: Place }

function picturesOf(nodes: Manuscript['nodes']): BodyPicture[] {
  const found: BodyPicture[] = []
  const sources = new Map<string, string>()
  for (const { identifier, url } of ofType(nodes, 'definition'))
    if (!sources.has(identifier)) sources.set(identifier, url)
  for (const node of nodes) {
    const place = node.position?.start ?? START
    if (node.type === 'image') found.push({ src: node.url, alt: node.alt ?? '', place })
    if (node.type === 'imageReference')
      found.push({ src: sources.get(node.identifier) ?? '', alt: node.alt ?? '', place })
    if (node.type === 'html') {
      for (const tag of tagsOf(node.value)) {
        if (tag.name !== 'img') continue
        found.push({ src: attributeOf(tag, 'src') ?? '', alt: attributeOf(tag, 'alt') ?? '', place })
      }
    }
  }
  return found
}

/** A picture alone in its paragraph shows its title as a caption. */
function hiddenTitles(nodes: Manuscript['nodes']): Finding[] {
  const captioned = new Set(
    ofType(nodes, 'paragraph').flatMap(({ children }) => {
      const [only, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
      return only !== undefined && others.length === 0 ? [only] : []
    }),
  )
  return ofType(nodes, 'image').flatMap((image): Finding[] => {
    if (!image.title || captioned.has(image)) return []
    const reason = `"${image.title}" shows only when a mouse points at the picture; put blank lines around the picture to make it the caption`
    return [{ name: 'hidden-title', severity: 'warning', place: image.position?.start ?? START, reason }]
  })
}

function checkAltText({ alt, src, place }: BodyPicture): Finding[] {
  const text = alt.trim()
  if (text === '') {
    const reason = 'this picture has no alternative text; write in the square brackets what it shows'
    return [{ name: 'no-alt', severity: 'error', place, reason }]
  }
  if (
    /^(?:(?:an? )?(?:image|picture|photo|photograph|graphic|figure)|alt(?:ernative)? text|\W+)\.?$/i.test(
      text,
    )
  ) {
    const reason = `"${text}" does not say what the picture shows; write that`
    return [{ name: 'vague-alt', severity: 'warning', place, reason }]
  }
  const name = decodeIfValid(src).split('/').at(-1) ?? ''
  const isFileName = PICTURE_FILE.test(text) || /^(?:img|dsc|image|photo|p)[-_ ]?\d+$/i.test(text)
  if (!isFileName && text !== name.replace(/\.\w+$/, '')) return []
  const reason = `"${text}" is the name of a file; write what the picture shows`
  return [{ name: 'file-name-as-alt', severity: 'warning', place, reason }]
}

function checkSource({ src, place }: BodyPicture, site: Site): Finding[] {
  if (/^(?:https?:)?\/\//i.test(src)) {
    const reason =
      'this picture comes from another website, which would learn who reads the page; put it into public/img'
    return [{ name: 'other-website', severity: 'warning', place, reason }]
  }
  if (!src.startsWith('/')) {
    const reason = `"${src}" is not the address of a picture; write one that begins with /img/`
    return [{ name: 'missing-picture', severity: 'error', place, reason }]
  }
  return checkFile(src, site, place)
}

function checkFile(src: string, site: Site, place: Place): Finding[] {
  const address = src.split(/[?#]/)[0] ?? ''
  const name = `public${decodeIfValid(address)}`
  const target = site.lookUp(address)
  if (target.kind !== 'file') {
    const near = target.kind === 'missing' ? target.near : undefined
    const instead = near ? `write ${near}, if that is meant` : 'write the address of one that exists'
    // The two names can look the same on a screen.
    const isSpeltApart =
      near !== undefined &&
      near !== decodeIfValid(address) &&
      near.normalize() === decodeIfValid(address).normalize()
    const reason = isSpeltApart
      ? `the name of the file public${near} has letters made of two characters each; rename it with a–z and 0–9`
      : `there is no picture ${name}; add the file, or ${instead}`
    return [{ name: 'missing-picture', severity: 'error', place, reason }]
  }
  if (!PICTURE_FILE.test(name)) {
    const reason = `${name} is not a picture that every browser shows; save it as JPEG`
    return [{ name: 'missing-picture', severity: 'error', place, reason }]
  }
  if (target.bytes <= MAX_BYTES) return []
  const kilobytes = Math.round(target.bytes / 1000)
  const reason = `${name} is ${kilobytes} KB; save it with at most ${MAX_BYTES / 1000} KB, for instance 1,600 pixels wide`
  return [{ name: 'large-picture', severity: 'warning', place, reason }]
}

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { stringify } from 'yaml'
import { isoDay } from '../format-date'
import { ARTICLE_TEMPLATE, DESCRIPTION_TO_WRITE, slugOf } from '../posts/article-schema'
import { readContent } from '../posts/read-content'
import { urls } from '../urls'

/** The sections that the check requires of an article about a treatment, each with a note to its author that no page shows. */
const SECTIONS: readonly (readonly [string, string])[] = [
  ['What it is', 'In plain words: what is done, with what, by whom.'],
  ['How it works', 'What is known about it, and what is only assumed.'],
  ['Who it is for', 'And who should not have it.'],
  ['What happens', 'Before, during and after; how long it takes; what it costs in time and pain.'],
  ['General risks', 'Those of any biopsy, injection or anaesthetic that is part of it.'],
  [
    'Risks of this treatment',
    'Each with how often it happens, as numbers of people, and a source. What to do, and whom to call.',
  ],
  [
    'Evidence, and its limits',
    'Which studies, of what kind, with how many people; what they found, and what they could not show.',
  ],
  ['Regulation', 'What is approved, where, for what; what is not.'],
  ['Alternatives', 'Other treatments, and no treatment.'],
  ['Questions to ask', 'What a patient may want to ask us before deciding.'],
  ['References', 'A numbered list; [1] in the text leads to the first.'],
]

/** Search engines show about 60 letters of a title; file names are limited to 255. */
const LONGEST_SLUG = 100

/**
 * Implements `npm run new -- "Title"`: creates a draft of an article in content/articles.
 *
 * @param root the project's folder
 * @param args the title
 * @returns false when the title can't be used or its address is taken; the reason has been printed
 */
export async function newArticle(root: string, args: readonly string[]): Promise<boolean> {
  const title = args.join(' ').trim().replace(/\s+/g, ' ')
  const slug = slugOf(title)
  if (slug === '' || args.some((word) => /^--?[a-z]/i.test(word))) {
    console.error(
      'Write a title with letters or digits that an address can contain: npm run new -- "What we know about skin care"',
    )
    return false
  }
  if (slug.length > LONGEST_SLUG) {
    console.error(`This title is too long for an address: write one of at most ${LONGEST_SLUG} letters.`)
    return false
  }
  const now = new Date()
  const { posts, unpublished, broken } = await readContent(root, now)
  const taken = [...posts, ...unpublished, ...broken].find((article) => article.slug === slug)
  if (taken) {
    console.error(
      `The address "${slug}" belongs to ${taken.file}: choose another title, or edit that article.`,
    )
    return false
  }
  const day = isoDay(now)
  const file = `content/articles/${day}-${slug}.md`
  if (existsSync(path.join(root, file))) {
    console.error(`${file} already exists: choose another title, or edit that file.`)
    return false
  }
  const fields = {
    templateKey: ARTICLE_TEMPLATE,
    path: slug,
    title,
    date: day,
    description: DESCRIPTION_TO_WRITE,
    featuredimage: '',
    tags: [],
    kind: 'treatment',
    draft: true,
  }
  const sections = SECTIONS.map(([heading, note]) => `## ${heading}\n\n<!-- ${note} -->\n`)
  await mkdir(path.join(root, 'content/articles'), { recursive: true })
  // `wx`: an existing file, whatever is in it, is never overwritten.
  await writeFile(path.join(root, file), `---\n${stringify(fields)}---\n\n${sections.join('\n')}`, {
    flag: 'wx',
  })
  console.log(
    `${file} is a draft: write it, look at it with "npm run dev" at ${urls.article(slug)}, check it with`,
  )
  console.log(`npm run check -- ${file}\nand remove the line "draft: true" when it is ready.`)
  return true
}

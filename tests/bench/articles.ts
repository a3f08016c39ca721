import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { getBody, getPosts } from '@/lib/posts'
import { numbersFrom } from '../numbers-from'

/** A Markdown file of content/articles. */
export type ArticleFile = { name: string; text: string }

/**
 * The clinic's own articles, longest first: what patients read. Generated ones, of 34 words, are compressed to a third of
 * what as many real words are, so that a page of them comes sooner than any real one.
 */
export async function clinicArticles(): Promise<readonly (ArticleFile & { slug: string })[]> {
  const articles = await Promise.all(
    (await getPosts()).map(async (post) => ({
      name: path.basename(post.file),
      slug: post.slug,
      text: await readFile(post.file, 'utf8'),
      length: (await getBody(post)).length,
    })),
  )
  return articles.sort((one, other) => other.length - one.length)
}

const WORDS =
  'skin cells collagen elastin fibroblast dermis treatment study people weeks months doctor result biopsy laboratory culture session injection redness swelling evidence risk question clinic review trial patient improvement measure sample growth tissue layer time sunlight protein'.split(
    ' ',
  )
const TOPICS = [
  'skin-rejuvenation',
  'hair-loss',
  'how-it-works',
  'recovery',
  'evidence',
  'choosing-a-clinic',
  'risks',
  'ageing',
]

/** Generates article number `index`: always the same, about 700 words, with the elements of real ones. */
export function generatedArticle(index: number): ArticleFile {
  const random = numbersFrom(index + 1)
  const word = () => WORDS[Math.floor(random() * WORDS.length)] ?? 'skin'
  const sentence = () => {
    const words = Array.from({ length: 9 + Math.floor(random() * 8) }, word).join(' ')
    return `${words.charAt(0).toUpperCase()}${words.slice(1)} [${1 + Math.floor(random() * 3)}].`
  }
  const paragraph = () => Array.from({ length: 4 }, sentence).join(' ')
  const day = new Date(Date.UTC(2015, 0, 1) + index * 6 * 3_600_000).toISOString()
  const slug = `generated-article-${index}`
  const sections = [
    'What is it?',
    'How does it work?',
    'What happens?',
    'What are the risks?',
    'What is known?',
  ].map(
    (heading) =>
      `## ${heading}\n\n${paragraph()}\n\n${paragraph()}\n\n* ${word()} **${word()}**\n* 10<sup>6</sup> ${word()}\n* ${word()} [${word()}](/articles/${slug})\n`,
  )
  const table = `| ${word()} | ${word()} |\n| --- | --- |\n| 1.2 mL | 3–6 weeks |\n| 5 mm | ${word()} |\n`
  const references = [1, 2, 3]
    .map(
      (number) =>
        `${number}. Author ${word()} (20${10 + number}). ${sentence().replace(/ \[\d\]/, '')} <https://doi.org/10.1000/${index}${number}>`,
    )
    .join('\n')
  const topics = [TOPICS[index % TOPICS.length], TOPICS[(index * 3 + 1) % TOPICS.length]]
  const frontMatter = `---\ntemplateKey: blog-post\npath: ${slug}\ntitle: Generated article ${index} about ${word()} and ${word()}\ndate: ${day}\ndescription: ${sentence().replace(/ \[\d\]/, '')}\nfeaturedpost: false\nfeaturedimage: ""\ntags:\n  - ${topics[0]}\n  - ${topics[1]}\n---\n`
  return {
    name: `${day.slice(0, 10)}-${slug}.md`,
    text: `${frontMatter}\n${paragraph()}\n\n${sections.join('\n')}\n${table}\n## References\n\n${references}\n`,
  }
}

/** That many generated articles. */
export function generatedArticles(count: number): readonly ArticleFile[] {
  return Array.from({ length: count }, (_, index) => generatedArticle(index))
}

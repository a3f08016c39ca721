/** An article with a fault, and what its author is told. */
export type BrokenArticle = {
  /** What is wrong with it; names its test. */
  kind: string
  /** The file's name in content/articles. */
  name: string
  content: string | Uint8Array
  /** Every message about this file, without the path: `line:column: severity: reason`. */
  messages: readonly string[]
}

let written = 0

/** A valid article with a unique title and description. @param fields to set, or to leave out where undefined */
export function article(fields: Record<string, string | undefined> = {}, body = 'Some text.\n'): string {
  written++
  const all = {
    templateKey: 'blog-post',
    title: `Title ${written}`,
    date: '2022-08-26T11:01:41.234Z',
    description: `What text ${written} is about.`,
    ...fields,
  }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}:${value === '' ? '' : ` ${value}`}`],
  )
  return `---\n${lines.join('\n')}\n---\n\n${body}`
}

/** Each of these fields has the one before it twice: written out, the last would have a billion values. */
const DOUBLINGS = Array.from({ length: 30 }, (_, index) => {
  const before = index === 0 ? 'x' : `*f${index - 1}`
  return [`f${index}`, `&f${index} [${before}, ${before}]`] as const
})

const LATIN_1 = Buffer.from(article({}, 'Wärme, 3 mm\n'), 'latin1')

export const brokenArticles: readonly BrokenArticle[] = [
  {
    kind: 'no text',
    name: 'without-text.md',
    content: article({}, '\n'),
    messages: [
      '9:1: error: there is no text below the front matter; write it, or set draft: true until it is written',
    ],
  },
  {
    kind: 'a draft that a typo would publish',
    name: 'slip.md',
    content: article({ Draft: 'true' }),
    messages: [
      '6:1: error: Draft: this field is not known and is ignored, so the article would be published; write draft: true, or remove this field',
    ],
  },
  {
    kind: 'a draft marked as in another CMS',
    name: 'unpublished.md',
    content: article({ published: 'false' }),
    messages: [
      '6:1: error: published: this field is not known and is ignored, so the article would be published; write draft: true, or remove this field',
    ],
  },
  {
    kind: 'unpublished as in another CMS: published: no',
    name: 'hidden-0.md',
    content: article({ published: 'no' }),
    messages: [
      '6:1: error: published: this field is not known and is ignored, so the article would be published; write draft: true, or remove this field',
    ],
  },
  {
    kind: 'unpublished as in another CMS: status: draft',
    name: 'hidden-1.md',
    content: article({ status: 'draft' }),
    messages: [
      '6:1: error: status: this field is not known and is ignored, so the article would be published; write draft: true, or remove this field',
    ],
  },
  {
    kind: 'unpublished as in another CMS: hidden: true',
    name: 'hidden-2.md',
    content: article({ hidden: 'true' }),
    messages: [
      '6:1: error: hidden: this field is not known and is ignored, so the article would be published; write draft: true, or remove this field',
    ],
  },
  {
    kind: 'unpublished as in another CMS: visible: false',
    name: 'hidden-3.md',
    content: article({ visible: 'false' }),
    messages: [
      '6:1: error: visible: this field is not known and is ignored, so the article would be published; write draft: true, or remove this field',
    ],
  },
  {
    kind: 'unpublished as in another CMS: is_draft: yes',
    name: 'hidden-4.md',
    content: article({ is_draft: 'yes' }),
    messages: [
      '6:1: error: is_draft: this field is not known and is ignored, so the article would be published; write draft: true, or remove this field',
    ],
  },
  {
    kind: 'nothing: published as in another CMS',
    name: 'shown.md',
    content: article({ status: 'published', hidden: 'false', visible: 'yes' }),
    messages: [],
  },
  {
    kind: 'a short version without indentation',
    name: 'flat.md',
    content: article({
      glance: '',
      sessions: '2',
      notfor: '\n  - Children',
      status: '\n  - country: UK\n    status: None',
    }),
    messages: [
      '7:1: error: sessions: this belongs below "glance:"; begin its line with two spaces, and those below it with more',
      '8:1: error: notfor: this belongs below "glance:"; begin its line with two spaces, and those below it with more',
      '10:1: error: status: this belongs below "glance:"; begin its line with two spaces, and those below it with more',
    ],
  },
  {
    kind: 'a colon in the value of a nested field',
    name: 'nested-colon.md',
    content: article({ glance: '\n  lasts: Not known: see below' }),
    messages: [
      '7:10: error: lasts: the value contains ": " or runs over several lines; put the whole value in "double quotes"',
    ],
  },
  {
    kind: 'a typo that publishes nothing',
    name: 'no-slip.md',
    content: article({ Draft: 'false' }),
    messages: ['6:1: warning: Draft: this field is not known and is ignored; write draft'],
  },
  {
    kind: 'fields under the labels that the editor shows',
    name: 'labels.md',
    content: article({
      'Old addresses': '[/a]',
      reviewer: 'Dr A',
      'Publication date': '2099-01-01',
      published: 'true',
    }),
    messages: [
      '6:1: warning: Old addresses: this field is not known and is ignored; write aliases',
      '7:1: warning: reviewer: this field is not known and is ignored; write reviewedby',
    ],
  },
  {
    kind: 'a field without a space after its colon',
    name: 'no-space.md',
    content: article().replace(/^title: /m, 'title:'),
    messages: ['3:1: error: title: a space is missing after the ":"; add it'],
  },
  {
    kind: 'a no-break space after a colon',
    name: 'no-break.md',
    content: article().replace(/^title: /m, 'title:\u00a0'),
    messages: ['3:1: error: title: a space is missing after the ":"; add it'],
  },
  {
    kind: 'a field without a colon',
    name: 'no-colon.md',
    content: article().replace(/^title: /m, 'title; '),
    messages: [
      '3:1: error: this line has no field name; write "name: value", or "- " before an entry of a list',
    ],
  },
  {
    kind: 'a list without its dashes',
    name: 'no-dash.md',
    content: article({ tags: '\nrecovery' }),
    messages: [
      '7:1: error: this line has no field name; write "name: value", or "- " before an entry of a list',
    ],
  },
  {
    kind: 'an unclosed quote in a nested field',
    name: 'open-quote.md',
    content: article({ author: 'B', glance: '\n  lasts: "Not known' }),
    messages: [
      '8:10: error: lasts: a closing quote or bracket, or the ":" after a field\'s name, is missing; add it',
    ],
  },
  {
    kind: 'curly quotes',
    name: 'curly.md',
    content: article({ title: '“Scars: what helps”' }),
    messages: ['3:8: error: title: these are curly quotes; write straight ones: "…"'],
  },
  {
    kind: 'empty file',
    name: 'empty.md',
    content: '',
    messages: ['1:1: error: the file is empty; begin it with front matter between two lines "---"'],
  },
  {
    kind: 'only whitespace',
    name: 'white.md',
    content: '\n \n\t\n',
    messages: ['1:1: error: the file is empty; begin it with front matter between two lines "---"'],
  },
  {
    kind: 'no front matter',
    name: 'none.md',
    content: '# A title\n\nText.\n',
    messages: ['1:1: error: there is no front matter; begin the file with "---", the fields, and "---"'],
  },
  {
    kind: 'blank line above the front matter',
    name: 'leading.md',
    content: `\n${article()}`,
    messages: [
      '1:1: error: the front matter begins after a blank line; remove everything above the first "---"',
    ],
  },
  {
    kind: 'four dashes',
    name: 'four.md',
    content: `-${article()}`,
    messages: ['1:1: error: there is no front matter; begin the file with "---", the fields, and "---"'],
  },
  {
    kind: 'no closing fence',
    name: 'open.md',
    content: '---\ntitle: A title\ndate: 2022-08-26\n\nText.\n',
    messages: ['1:1: error: the front matter is not closed; put a line "---" after its last field'],
  },
  {
    kind: 'closing fence with more on its line',
    name: 'closing.md',
    content: '---\ntitle: A title\ndate: 2022-08-26\n---- \nText.\n',
    messages: ['4:1: error: the front matter is not closed; put a line "---" after its last field'],
  },
  {
    kind: 'nothing between the fences',
    name: 'nothing.md',
    content: '---\n---\nText.\n',
    messages: ['1:1: error: the front matter has no fields; write at least title and date'],
  },
  {
    kind: 'a list as front matter',
    name: 'list.md',
    content: '---\n- title\n- date\n---\nText.\n',
    messages: ['1:1: error: there are no fields here; write each on a line of its own as "name: value"'],
  },
  {
    kind: 'front matter that would be executed: ---js',
    name: 'js.md',
    content: '---js\n{ title: globalThis.executed = "js" }\n---\nText.\n',
    messages: ['1:1: error: front matter in "js" is not read; write only "---" on the first line, then YAML'],
  },
  {
    kind: 'front matter that would be executed: ---javascript',
    name: 'javascript.md',
    content: '---javascript\n{ title: globalThis.executed = "javascript" }\n---\nText.\n',
    messages: [
      '1:1: error: front matter in "javascript" is not read; write only "---" on the first line, then YAML',
    ],
  },
  {
    kind: 'front matter in JSON',
    name: 'json.md',
    content: '---json\n{ "title": "A" }\n---\nText.\n',
    messages: [
      '1:1: error: front matter in "json" is not read; write only "---" on the first line, then YAML',
    ],
  },
  {
    kind: 'a number sign, at which YAML begins a comment',
    name: 'number-sign.md',
    content: article({ title: 'Our #1 treatment' }),
    messages: [
      '3:8: error: title: what follows "#" is left out; put the whole value in "double quotes", or the remark on a line of its own',
    ],
  },
  {
    kind: 'characters that YAML removes',
    name: 'signs.md',
    content: article({ title: '&amp; more', description: '!Stop taking 5 mg' }),
    messages: [
      '3:14: error: title: a value that begins with "&" must be in "double quotes"',
      '5:20: error: description: a value that begins with "!" must be in "double quotes"',
    ],
  },
  {
    kind: 'a dash that became an invisible character',
    name: 'hidden.md',
    content: article({}, 'Take 5\u009610 mg.\n'),
    messages: [
      '8:7: error: there is an invisible character here; delete it, and write the character that was meant',
    ],
  },
  {
    kind: 'an invisible character written as an escape',
    name: 'hidden-code.md',
    content: article({ title: '"5\\x9610 mg"' }),
    messages: ['3:8: error: title: there is an invisible character here; write the value again'],
  },
  {
    kind: 'a text with another file extension',
    name: 'article.md.txt',
    content: article(),
    messages: [
      '1:1: warning: files that end in ".txt" are not read; save this one as Markdown, with a name that ends in ".md"',
    ],
  },
  {
    kind: 'an unclosed list',
    name: 'open-list.md',
    content: article({ tags: '[skin, hair', date: '2022-08-26' }),
    messages: ['6:7: error: tags: the "[" is never closed; add "]" at the end'],
  },
  {
    kind: 'words after a closing quote',
    name: 'after-quote.md',
    content: article({ title: '"A title" or two more words' }),
    messages: [
      '3:18: error: title: the value goes on after its closing quote; write the quotes inside it as “ and ”',
    ],
  },
  {
    kind: 'title with a colon',
    name: 'colon.md',
    content: article({ title: 'A: b' }),
    messages: [
      '3:8: error: title: the value contains ": " or runs over several lines; put the whole value in "double quotes"',
    ],
  },
  {
    kind: 'title that begins with @',
    name: 'at.md',
    content: article({ title: '@x' }),
    messages: [
      '3:8: error: title: a value can\'t begin with this character; put the whole value in "double quotes"',
    ],
  },
  {
    kind: 'title that begins with *',
    name: 'star.md',
    content: article({ title: '*x' }),
    messages: ['3:8: error: title: a value that begins with "*" must be in "double quotes"'],
  },
  {
    kind: 'title that is a comment',
    name: 'comment.md',
    content: article({ title: '#1' }),
    messages: [
      '3:1: error: title: the title is missing; write one line of text (what follows "#" is read as a comment: put the value in quotes)',
    ],
  },
  {
    kind: 'an unclosed quote',
    name: 'quote.md',
    content: article({ title: '"A title' }),
    messages: [
      '3:8: error: title: a closing quote or bracket, or the ":" after a field\'s name, is missing; add it',
    ],
  },
  {
    kind: 'a field twice',
    name: 'twice.md',
    content: article({ title: 'A title\ntitle: Another' }),
    messages: ['4:1: error: title: this field is here twice; keep one of the two'],
  },
  {
    kind: 'a tab as indentation',
    name: 'tab.md',
    content: article({ tags: '\n\t- skin' }),
    messages: ['7:1: error: the line begins with a tab; use spaces'],
  },
  {
    kind: 'YAML aliases that grow into a billion values',
    name: 'aliases.md',
    content: article(Object.fromEntries(DOUBLINGS)),
    messages: DOUBLINGS.flatMap(([name, value], index) =>
      [...`${name}: ${value}`.matchAll(/\[|\*/g)].map(
        (sign) =>
          `${6 + index}:${1 + sign.index}: error: ${name}: a value that begins with "${sign[0] === '[' ? '&' : '*'}" must be in "double quotes"`,
      ),
    ),
  },
  {
    kind: 'title missing',
    name: 'title-missing.md',
    content: article({ title: undefined }),
    messages: ['1:1: error: title: the title is missing; write one line of text'],
  },
  {
    kind: 'title empty',
    name: 'title-empty.md',
    content: article({ title: '"  "' }),
    messages: ['3:8: error: title: the title is empty; write one line of text'],
  },
  {
    kind: 'a list as title',
    name: 'title-list.md',
    content: article({ title: '[a, b]' }),
    messages: ['3:8: error: title: the title is not text; write one line'],
  },
  {
    kind: 'date missing',
    name: 'date-missing.md',
    content: article({ date: undefined }),
    messages: ['1:1: error: date: the date is missing; write one such as 2026-03-31'],
  },
  ...[
    '2026-02-30',
    '2026-13-45',
    '2025-02-29',
    '26.08.2022',
    '2022-08-26T25:00:00Z',
    '2022-08-26T11:01:41+99:00',
    'yesterday',
    '20220826',
  ].map((date, index) => ({
    kind: `date ${date}`,
    name: `date-${index}.md`,
    content: article({ date }),
    messages: [
      `4:7: error: date: "${date}" is not a valid date; write year-month-day, for instance 2026-03-31`,
    ],
  })),
  {
    kind: 'a list as date',
    name: 'date-list.md',
    content: article({ date: '[2022, 8, 26]' }),
    messages: ['4:7: error: date: this is not a date; write one such as 2026-03-31'],
  },
  {
    kind: 'slug with spaces',
    name: 'spaces.md',
    content: article({ path: 'Skin care now' }),
    messages: [
      '6:7: error: path: "Skin care now" can\'t be an address; use a–z, 0–9 and "-", for instance skin-care-now',
    ],
  },
  {
    kind: 'slug that leaves its folder',
    name: 'dots.md',
    content: article({ path: '../../etc/passwd' }),
    messages: [
      '6:7: error: path: "../../etc/passwd" can\'t be an address; use a–z, 0–9 and "-", for instance passwd',
    ],
  },
  {
    kind: "file name that can't be an address",
    name: 'Über uns.md',
    content: article(),
    messages: [
      '1:1: error: path: the file\'s name "Über uns.md" can\'t become an address; rename it with a–z, 0–9 and "-", or add the field path',
    ],
  },
  {
    kind: 'featuredpost neither true nor false',
    name: 'featured.md',
    content: article({ featuredpost: 'perhaps' }),
    messages: ['6:15: error: featuredpost: "perhaps" is neither true nor false; write one of the two'],
  },
  {
    kind: 'picture from elsewhere',
    name: 'picture.md',
    content: article({ featuredimage: 'https://example.com/x.jpg' }),
    messages: [
      '6:16: error: featuredimage: a picture is a file in public/img; write its address, for instance /img/photo.jpg',
    ],
  },
  {
    kind: 'picture outside public',
    name: 'picture-dots.md',
    content: article({ featuredimage: '/img/../../package.json' }),
    messages: [
      '6:16: error: featuredimage: a picture\'s address can\'t contain ".."; write one such as /img/photo.jpg',
    ],
  },
  {
    kind: 'tags of the wrong kind',
    name: 'tags.md',
    content: article({ tags: '\n  - skin\n  - [a, b]\n  - "!!!"' }),
    messages: ['8:5: error: tags: a tag is not text; write one word or phrase after each "- "'],
  },
  {
    kind: 'a tag without a letter',
    name: 'tag-letter.md',
    content: article({ tags: '\n  - skin\n  - "!!!"' }),
    messages: ['8:5: error: tags: the tag "!!!" has no letter or digit; write a word'],
  },
  {
    kind: 'a tag in another script',
    name: 'tag-letter-of-another-script.md',
    content: article({ tags: '\n  - skin\n  - "皮膚"' }),
    messages: ['8:5: error: tags: no address can be made from the tag "皮膚"; write it in Latin letters'],
  },
  {
    kind: 'a map as tags',
    name: 'tags-map.md',
    content: article({ tags: '{ a: b }' }),
    messages: ['6:7: error: tags: this is not a list; write one entry per line, each after "- "'],
  },
  {
    kind: 'alias without a slash',
    name: 'alias.md',
    content: article({ aliases: '\n  - old-name' }),
    messages: [
      '7:5: error: aliases: an old address begins with "/" and has no space, "?" or "#"; write one such as /blog/old-name',
    ],
  },
  {
    kind: 'unknown kind of article',
    name: 'kind.md',
    content: article({ kind: 'tratment' }),
    messages: ['6:7: error: kind: "tratment" is not a kind of article; write treatment or information'],
  },
  {
    kind: 'review on a day that does not exist',
    name: 'review.md',
    content: article({ lastreviewed: '2026-04-31' }),
    messages: [
      '6:15: error: lastreviewed: "2026-04-31" is not a valid date; write year-month-day, for instance 2026-03-31',
    ],
  },
  {
    kind: 'neither description nor text',
    name: 'no-text.md',
    content: article({ description: '' }, '## Only a heading\n'),
    messages: [
      '5:1: error: description: there is none, and no first paragraph to use instead; write one or two sentences',
    ],
  },
  {
    kind: 'several mistakes at once',
    name: 'several.md',
    content: article({ title: '""', date: '2026-02-30', featuredpost: 'ja' }),
    messages: [
      '3:8: error: title: the title is empty; write one line of text',
      '4:7: error: date: "2026-02-30" is not a valid date; write year-month-day, for instance 2026-03-31',
      '6:15: error: featuredpost: "ja" is neither true nor false; write one of the two',
    ],
  },
  {
    kind: 'misspelt fields',
    name: 'misspelt.md',
    content: article({ last_reviewed: '2026-01-01', Tags: 'skin', layout: 'post' }),
    messages: [
      '6:1: warning: last_reviewed: this field is not known and is ignored; write lastreviewed',
      '7:1: warning: Tags: this field is not known and is ignored; write tags',
    ],
  },
  {
    kind: 'misspelt templateKey',
    name: 'template.md',
    content: article({ templateKey: 'blogpost' }),
    messages: [
      '2:14: warning: templateKey: "blogpost" is not the key of an article, so the file is left out; write blog-post',
    ],
  },
  {
    kind: 'missing picture',
    name: 'no-picture.md',
    content: article({ featuredimage: '/img/lost.jpg' }),
    messages: [
      '6:16: warning: featuredimage: there is no picture public/img/lost.jpg, so the drawn cover is shown; add the file or empty the field',
    ],
  },
  {
    kind: 'topics that YAML reads as a comment',
    name: 'hash-tags.md',
    content: article({ tags: '#skin #hair' }),
    messages: ['6:1: warning: tags: what follows "#" is read as a comment: put the value in quotes'],
  },
  {
    kind: 'a title and a description that search engines would truncate',
    name: 'long-title.md',
    content: article({ title: `${'long '.repeat(14)}x`, description: `${'long '.repeat(34)}x` }),
    messages: [
      '3:8: warning: title: search engines show 70 characters of it, and it has 71; shorten it, so that its end is not cut off there',
      '5:14: warning: description: search engines show 170 characters of it, and it has 171; shorten it, so that its end is not cut off there',
    ],
  },
  {
    kind: 'empty description',
    name: 'no-description.md',
    content: article({ description: '' }),
    messages: [
      '5:1: warning: description: it is empty, so the first paragraph is used; write one or two sentences',
    ],
  },
  {
    kind: 'not UTF-8',
    name: 'latin-1.md',
    content: LATIN_1,
    messages: ['8:2: error: a character here is not UTF-8; save the file with the encoding "UTF-8"'],
  },
  {
    kind: 'UTF-16',
    name: 'utf-16.md',
    content: Buffer.from(`\ufeff${article()}`, 'utf16le'),
    messages: ['1:1: error: a character here is not UTF-8; save the file with the encoding "UTF-8"'],
  },
  {
    kind: 'a NUL character',
    name: 'nul.md',
    content: article({}, 'Text\0 and more\n'),
    messages: [
      '8:5: error: the file has a character with code 0, so it is not text; save it again as plain text',
    ],
  },
  {
    kind: 'five megabytes',
    name: 'long.md',
    content: article({}, 'Some words. '.repeat(420_000)),
    messages: ['1:1: error: the file is 5.0 MB; a text can be at most 1 MB: put pictures in public/img'],
  },
  {
    kind: 'another file extension',
    name: 'ending.mdx',
    content: article(),
    messages: [
      '1:1: warning: files that end in ".mdx" are not read; save this one as Markdown, with a name that ends in ".md"',
    ],
  },
  {
    kind: 'words between and after single quotes',
    name: 'after-single-quote.md',
    content: article({ title: "'Best' is a word of advertising" }),
    messages: [
      '3:15: error: title: the value goes on after its closing quote; write the quotes inside it as “ and ”',
    ],
  },
  {
    kind: 'nothing: curly quotes, as advised for words after a quote',
    name: 'curly-inside.md',
    content: article({ title: '“A title” or two more words', draft: 'true' }),
    messages: [],
  },
  {
    kind: 'a tab inside a group, above correct lines',
    name: 'tab-in-group.md',
    content: article({ journey: '\n  - step: Numbing\n\ttakes: 1 hour\n    note: None\n  - step: Rest' }),
    messages: ['8:1: error: takes: the line begins with a tab; use spaces'],
  },
  {
    kind: 'misspelt required fields',
    name: 'slips.md',
    content: article({ title: undefined, date: undefined, Title: 'A slip', dtae: '2022-08-26' }),
    messages: [
      '4:1: error: Title: this field is not known; write title',
      '5:1: error: dtae: this field is not known; write date',
    ],
  },
  {
    kind: 'nothing: a file that macOS puts beside another',
    name: '._good.md',
    content: new Uint8Array([0, 5, 22, 7, 0, 2]),
    messages: [],
  },
  {
    kind: 'nothing: a file that Word puts beside an open one',
    name: '~$article.docx',
    content: 'A',
    messages: [],
  },
  {
    kind: 'a second front matter, pasted into the text',
    name: 'pasted.md',
    content: article({}, '---\ntitle: Pasted\ndraft: true\n---\n\nSome text.\n'),
    messages: [
      '9:1: error: there are fields below the "---" that ends the front matter, where they are text; keep one front matter, at the top',
    ],
  },
  {
    kind: 'a draft marked as such below the front matter',
    name: 'draft-in-text.md',
    content: article({}, 'draft: true\n\nSome text.\n'),
    messages: [
      '8:1: error: there are fields below the "---" that ends the front matter, where they are text; keep one front matter, at the top',
    ],
  },
]

import { toString as textOf } from 'mdast-util-to-string'
import { START } from '../posts/report'
import type { Manuscript } from './manuscript'
import { ofType } from './nodes'
import { proseOf } from './prose'
import type { Finding, Rule } from './rule'

export const citationIdentifiersRule: Rule = {
  family: 'citations',
  title: 'Publication numbers',
  reason:
    'The number of a publication lets a reader check a claim. With one wrong digit it leads to another study, or nowhere.',
  source:
    'DOI Handbook, DOI Name Syntax, https://www.doi.org/doi-handbook/HTML/doi-name-syntax2.html, and DOI Name Encoding Rules for URL Presentation, https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html; PubMed, one to eight digits: Stevens Institute of Technology, PubMed IDs, https://researchguides.stevens.edu/c.php?g=442331&p=6577176; PubMed Central, "PMC" and digits: NIH Extramural Nexus, 1 August 2008, https://nexus.od.nih.gov/all/2008/08/01/new-tool-to-identify-pubmed-central-id-numbers; trials, "NCT" and eight digits: ClinicalTrials.gov, Glossary, https://clinicaltrials.gov/ct2/help/glossary/ct-identifier-nct. How many digits follow PMC and NBK is the clinic’s own estimate, from the numbers in use',
  finds: [
    'a DOI, PMID, PMCID, NBK or NCT number that can’t be right',
    'a DOI address with characters that must be encoded (`<`, `>`, `#`, `?`, `"`)',
    'a DOI address that ends in a full stop or comma',
  ],
  check: (text) => [...inAddresses(text), ...inWords(text)],
}

const finding = (name: string, place: Finding['place'], reason: string): Finding => ({
  name,
  severity: 'error',
  place,
  reason,
})

function inAddresses({ nodes }: Manuscript): Finding[] {
  const findings: Finding[] = []
  for (const node of nodes) {
    if (node.type !== 'link' && node.type !== 'definition') continue
    const problem = problemOfAddress(node.url)
    if (problem) findings.push(finding(problem.name, node.position?.start ?? START, problem.reason))
  }
  return findings
}

function problemOfAddress(url: string): { name: string; reason: string } | undefined {
  const doi = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/(.*)$/i.exec(url)?.[1]
  if (doi !== undefined && /\d/.test(doi)) {
    if (!/^10\.\d{4,9}(?:\.\d+)*\/\S/.test(doi))
      return {
        name: 'doi',
        reason: `"${doi}" is not a DOI; write, for instance, https://doi.org/10.3390/jpm12010117`,
      }
    if (/[<>"#?{}|\\^[\]\s]/.test(doi))
      return {
        name: 'doi-encoding',
        reason: `this DOI has characters that an address can't have; write ${encodeDoi(doi)}`,
      }
    if (/[.,;:]$/.test(doi))
      return { name: 'doi', reason: 'this DOI ends in a punctuation mark; put the mark after the address' }
  }
  const pubmed =
    /^https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed)\/([^/?#]+)/i.exec(
      url,
    )?.[1]
  if (pubmed !== undefined && /\d/.test(pubmed) && !PMID.test(pubmed))
    return { name: 'pmid', reason: `"${pubmed}" is not a PubMed number; write one to eight digits` }
  const pmc = /^https?:\/\/(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov\/(?:pmc\/)?articles\/([^/?#]*)/i.exec(url)?.[1]
  if (pmc !== undefined && !/^PMC\d{4,9}$/i.test(pmc) && !/^pmid$|^instance$/i.test(pmc))
    return {
      name: 'pmcid',
      reason: `"${pmc}" is not a PubMed Central number; write PMC and four to nine digits`,
    }
  const book = /^https?:\/\/(?:www\.)?ncbi\.nlm\.nih\.gov\/books\/([^/?#]*)/i.exec(url)?.[1]
  if (book !== undefined && !/^(?:NBK\d{3,7}|n|about)$/i.test(book))
    return {
      name: 'nbk',
      reason: `"${book}" is not an NCBI Bookshelf number; write NBK and three to seven digits`,
    }
  const trial = /^https?:\/\/(?:www\.|classic\.)?clinicaltrials\.gov\/(?:ct2\/show|study)\/([^/?#]*)/i.exec(
    url,
  )?.[1]
  if (trial !== undefined && !NCT.test(trial))
    return {
      name: 'nct',
      reason: `"${trial}" is not a ClinicalTrials.gov number; write NCT and eight digits`,
    }
  return undefined
}

const PMID = /^[1-9]\d{0,7}$/
const NCT = /^NCT\d{8}$/i

const encodeDoi = (doi: string) => `https://doi.org/${doi.replace(/[<>"#?{}|\\^[\]\s]/g, encodeURIComponent)}`

/** Publication numbers in running text; the first group of `pattern` is the number as written. */
const WRITTEN: readonly { name: string; pattern: RegExp; right: RegExp; advice: string }[] = [
  {
    name: 'doi',
    pattern: /\bdoi(?:\.org\/|:)\s?(?!https?:\/\/(?:dx\.)?doi\.org)(\S{3,})/gi,
    right: /^10\.\d{4,9}(?:\.\d+)*\/[^<>"]+$/,
    advice: 'a DOI is "10.", four to nine digits, "/" and a name, for instance 10.3390/jpm12010117',
  },
  {
    name: 'pmid',
    pattern: /\bPMID\b:?\s?([^\s,;)\].]+)/g,
    right: PMID,
    advice: 'a PubMed number has one to eight digits',
  },
  {
    name: 'pmcid',
    pattern: /\bPMCID\b:?\s?([^\s,;)\].]+)/g,
    right: /^PMC\d{4,9}$/,
    advice: 'write PMC and four to nine digits, for instance PMC8781097',
  },
  {
    name: 'nct',
    pattern: /\b(NCT[-\s]?\d+)\b/gi,
    right: NCT,
    advice: 'write NCT and eight digits without a space',
  },
  {
    name: 'nbk',
    pattern: /\b(NBK[-\s]?\d+)\b/g,
    right: /^NBK\d{3,7}$/,
    advice: 'write NBK and three to seven digits without a space',
  },
]

function inWords({ nodes, body, blocks, references }: Manuscript): Finding[] {
  const prose = [...blocks, ...references.map((item) => proseOf(item, body))]
  const inLinks = linkTexts(nodes)
  return prose.flatMap(({ text, placeAt }) =>
    WRITTEN.flatMap(({ name, pattern, right, advice }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const written = (match[1] ?? '').replace(/[.,;)]+$/, '')
        // Without a digit it is a word: "a PMID leads to PubMed". A link that shows an address has had it checked already.
        if (!/\d/.test(written) || right.test(written) || inLinks.some((words) => words.includes(written)))
          return []
        return [finding(name, placeAt(match.index), `"${written}" can't be right: ${advice}`)]
      }),
    ),
  )
}

function linkTexts(nodes: Manuscript['nodes']): string[] {
  return ofType(nodes, 'link')
    .filter(({ url }) => /^https?:/.test(url))
    .map((link) => textOf(link))
    .filter((words) => /^https?:/.test(words))
}

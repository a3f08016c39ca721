import { type Clinic, closuresAhead, formatTelephone } from '../clinic'
import { formatDate } from '../format-date'
import type { GlossaryTerm } from '../glossary'
import { sectionsOf } from '../markdown/sections'
import type { ContentWithBodies, Page, WithBody } from '../posts'
import { CONTACT, fixedPages } from '../seo/fixed-pages'
import { urls } from '../urls'
import type { SearchPage } from './index-files'

/**
 * The pages besides the articles that answer what patients search for, as the search shows them: who runs the clinic, how
 * to reach it, what it does with their data, what a word means.
 *
 * @param now closures before it are left out, as on the pages
 */
export function otherPages(
  { pages, clinic, glossary }: Pick<ContentWithBodies, 'pages' | 'clinic' | 'glossary'>,
  now: Date,
): SearchPage[] {
  return [
    ...(clinic ? [contactPage(clinic, now)] : []),
    ...pages.map(writtenPage),
    ...(glossary.length > 0 ? [glossaryPage(glossary)] : []),
  ]
}

function writtenPage({ title, slug, description, body }: WithBody<Page>): SearchPage {
  return { title, url: urls.page(slug), parts: [{ text: description }, ...sectionsOf(body)] }
}

function contactPage(clinic: Clinic, now: Date): SearchPage {
  const { street, locality, postcode, hours, email } = clinic
  const open = hours.map(
    ({ from, to, opens, closes }) => `${from === to ? from : `${from} to ${to}`}, ${opens}–${closes}`,
  )
  const closed = closuresAhead(clinic, now).map(
    ({ from, to }) =>
      `closed ${formatDate(new Date(from))}${from === to ? '' : ` to ${formatDate(new Date(to))}`}`,
  )
  const facts = [
    `Telephone number: ${formatTelephone(clinic)}`,
    `E-mail: ${email}`,
    `Address: ${street}, ${locality} ${postcode}`,
    `Opening hours: ${[...open, ...closed].join('; ')}`,
  ]
  // The facts stand in place of the summary, so that the result itself has the number. The heading is only searched.
  const heading = 'Telephone number, e-mail address, opening hours'
  return { title: CONTACT.title, url: urls.enquiry, parts: [{ heading, text: facts.join(' · ') }] }
}

function glossaryPage(terms: readonly GlossaryTerm[]): SearchPage {
  const { title, path, description } = fixedPages.glossary
  const words = terms.map(({ slug, term, meaning }) => ({ id: slug, heading: term, text: meaning }))
  return { title, url: path, parts: [{ text: description }, ...words] }
}

import type {
  Article,
  BreadcrumbList,
  CollectionPage,
  CreativeWork,
  MedicalClinic,
  MedicalWebPage,
  OpeningHoursSpecification,
  Organization,
  Person,
  TherapeuticProcedure,
  WebPage,
  WebSite,
} from 'schema-dts'
import { type Clinic, closuresAhead, WEEKDAYS } from '../clinic'
import { isoDay } from '../format-date'
import type { Reference } from '../markdown/collect-references'
import type { Post } from '../posts'
import { type Address, absoluteUrl, urls } from '../urls'
import { lastModified } from './last-modified'
import { pageDescription } from './metadata'
import { type SocialImage, socialImages } from './social-image'

/*
 * One builder for each schema.org type that the site uses. They say nothing that the page does not say: never a rating,
 * never a claim that a treatment is approved.
 */

/** Identifiers of what is on every page, so that all pages refer to the same clinic. */
const CLINIC_ID = (): string => `${absoluteUrl('/')}/#clinic`
const WEBSITE_ID = (): string => `${absoluteUrl('/')}/#website`
const idOn = (path: Address, name: string): string => `${absoluteUrl(path)}#${name}`

/** A page on the path from the home page to this one. */
export type Crumb = { label: string; href: Address }

/** Where every breadcrumb trail begins. */
export const HOME = { label: 'Home', href: urls.home } as const

/** A page that lists other pages. */
export type ListFacts = {
  path: Address
  title: string
  description: string
  image: SocialImage
  items: readonly { name: string; path: Address }[]
}

/** The clinic with everything that content/clinic.yaml says about it. */
export function medicalClinic(clinic: Clinic): Exclude<MedicalClinic, string> {
  const closed = closuresAhead(clinic, new Date())
  return {
    '@type': 'MedicalClinic',
    '@id': CLINIC_ID(),
    name: clinic.name,
    slogan: clinic.tagline,
    description: clinic.description,
    url: absoluteUrl('/'),
    telephone: clinic.telephone,
    email: clinic.email,
    image: absoluteUrl(socialImages.home(clinic).path),
    address: {
      '@type': 'PostalAddress',
      streetAddress: clinic.street,
      addressLocality: clinic.locality,
      postalCode: clinic.postcode,
      addressCountry: clinic.country,
    },
    openingHoursSpecification: clinic.hours.map(openingHours),
    // Closed all day is 00:00 to 00:00 (developer.openactive.io/data-model/types/openinghoursspecification).
    ...(closed.length > 0 && {
      specialOpeningHoursSpecification: closed.map(({ from, to }) => ({
        '@type': 'OpeningHoursSpecification' as const,
        opens: '00:00',
        closes: '00:00',
        validFrom: from,
        validThrough: to,
      })),
    }),
  }
}

/** The clinic as other pages refer to it: the home page says the rest. */
export function organization(clinic: Clinic): Exclude<MedicalClinic, string> {
  return { '@type': 'MedicalClinic', '@id': CLINIC_ID(), name: clinic.name, url: absoluteUrl('/') }
}

function openingHours({ from, to, opens, closes }: Clinic['hours'][number]): OpeningHoursSpecification {
  const [first, last] = [WEEKDAYS.indexOf(from), WEEKDAYS.indexOf(to)]
  // `Saturday to Monday` wraps around the end of the week.
  const days = (last - first + WEEKDAYS.length) % WEEKDAYS.length
  return {
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: Array.from(
      { length: days + 1 },
      (_, index) => `https://schema.org/${WEEKDAYS[(first + index) % WEEKDAYS.length] ?? from}` as const,
    ),
    opens,
    closes,
  }
}

/** The site itself. */
export function webSite(clinic: Clinic): WebSite {
  return {
    '@type': 'WebSite',
    '@id': WEBSITE_ID(),
    name: clinic.name,
    url: absoluteUrl('/'),
    inLanguage: clinic.language,
    publisher: { '@id': CLINIC_ID() },
  }
}

type PageFacts = {
  path: Address
  title: string
  description: string
  modified?: Date | undefined
  clinic: Clinic
}

/** What is said of every page, whatever its type. */
function aboutPage({ path, title, description, modified, clinic }: PageFacts) {
  return {
    '@id': idOn(path, 'page'),
    url: absoluteUrl(path),
    name: title,
    description: pageDescription(description, clinic),
    inLanguage: clinic.language,
    // Name and address are repeated: only the home page says the rest, and crawlers read each page on its own.
    isPartOf: { '@type': 'WebSite', '@id': WEBSITE_ID(), name: clinic.name, url: absoluteUrl('/') },
    publisher: { '@id': CLINIC_ID() },
    // The home page has no breadcrumbs.
    ...(path === urls.home ? {} : { breadcrumb: { '@id': idOn(path, 'breadcrumbs') } }),
    ...(modified ? { dateModified: modified.toISOString() } : {}),
  } as const
}

const pictured = ({ path }: SocialImage) =>
  ({ primaryImageOfPage: { '@type': 'ImageObject', url: absoluteUrl(path) } }) as const

/** Any page. */
export function webPage(page: PageFacts & { image: SocialImage }): Extract<WebPage, { '@type': 'WebPage' }> {
  return { '@type': 'WebPage', ...aboutPage(page), ...pictured(page.image) }
}

/** The page of an article: when and by whom it was reviewed, whom it is for, and its sources. */
export function medicalWebPage(post: Post, references: readonly Reference[], clinic: Clinic): MedicalWebPage {
  const path = urls.article(post.slug)
  const { title, description } = post
  return {
    '@type': 'MedicalWebPage',
    // The article below has the pictures.
    ...aboutPage({ path, title, description, modified: lastModified(post), clinic }),
    datePublished: post.date.toISOString(),
    audience: { '@type': 'Patient' },
    // A reviewer without a review date does not count: the page says that it was not reviewed.
    ...(post.lastReviewed ? { lastReviewed: isoDay(post.lastReviewed) } : {}),
    ...(post.lastReviewed && post.reviewedBy ? { reviewedBy: agents(post.reviewedBy) } : {}),
    mainEntity: { '@id': idOn(path, 'article') },
    ...(post.kind === 'treatment' ? { about: { '@id': idOn(path, 'procedure') } } : {}),
    ...(references.length > 0 ? { citation: references.map(citation) } : {}),
  }
}

/** The text of an article: who wrote it, and when. */
export function article(post: Post, clinic: Clinic): Extract<Article, { '@type': 'Article' }> {
  const path = urls.article(post.slug)
  const drawn = absoluteUrl(socialImages.article(post, clinic).path)
  return {
    '@type': 'Article',
    '@id': idOn(path, 'article'),
    mainEntityOfPage: { '@id': idOn(path, 'page') },
    headline: post.title,
    description: pageDescription(post.description, clinic),
    image: post.picture ? [absoluteUrl(post.picture.src), drawn] : [drawn],
    datePublished: post.date.toISOString(),
    dateModified: lastModified(post).toISOString(),
    author: post.author ? agents(post.author) : { '@id': CLINIC_ID() },
    publisher: { '@id': CLINIC_ID() },
    ...(post.topics.length > 0 ? { keywords: post.topics.map(({ label }) => label) } : {}),
  }
}

/** The treatment that an article is about. Only what the page says about it: its name, and where it is described. */
export function therapeuticProcedure(post: Post): TherapeuticProcedure {
  const path = urls.article(post.slug)
  return {
    '@type': 'TherapeuticProcedure',
    '@id': idOn(path, 'procedure'),
    name: post.title,
    mainEntityOfPage: { '@id': idOn(path, 'page') },
  }
}

/** A page that lists other pages, in their order on it. */
export function collectionPage(
  list: ListFacts,
  clinic: Clinic,
): Extract<CollectionPage, { '@type': 'CollectionPage' }> {
  const { items, image, ...facts } = list
  return {
    '@type': 'CollectionPage',
    ...aboutPage({ ...facts, clinic }),
    ...pictured(image),
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: items.length,
      itemListElement: items.map(({ name, path }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        url: absoluteUrl(path),
      })),
    },
  }
}

/** The breadcrumb trail from the home page to this one, this one included. */
export function breadcrumbList(crumbs: readonly Crumb[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    '@id': idOn(crumbs.at(-1)?.href ?? urls.home, 'breadcrumbs'),
    itemListElement: crumbs.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: absoluteUrl(href),
    })),
  }
}

/**
 * A source by its permanent address, or by its text if it has none. Both would add 0.2 KB to a page that may have 20.
 */
const citation = ({ text, url }: Reference): CreativeWork | { '@id': string } =>
  url ? { '@id': url } : { '@type': 'CreativeWork', name: text }

/** A name that begins with one of these is a person's, whatever it ends in. */
const TITLES = '(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sister|Nurse)\\b'
const TITLE = new RegExp(`^${TITLES}`, 'i')
const BETWEEN_NAMES = new RegExp(`,\\s+(?=${TITLES})|\\s+(?:&|and)\\s+(?=\\S+ \\S)`, 'i')

/** The last word of a name that is not a person's. */
const GROUP =
  /\b(?:team|clinic|hospital|department|editors?|board|group|university|staff|office|reviewers?)$/i

/**
 * Who wrote or reviewed a text: `Dr Ada Example` is a person, `Clinical team` is not. After a comma or a dash comes a
 * person's role or workplace: `Dr Ada Example, University Hospital`. Several are joined by `&` or "and", or by a comma
 * before a title.
 */
function agents(written: string): Agent | Agent[] {
  const several = written.split(BETWEEN_NAMES)
  const isOne = several.length === 1 || !several.every((name) => /\S \S/.test(name.trim()))
  const [first, ...others] = (isOne ? [written] : several).map(agent)
  return first === undefined || others.length === 0 ? agent(written) : [first, ...others]
}

type Agent = Person | Organization

function agent(written: string): Agent {
  const [name = '', ...rest] = written.split(/,| – /).map((part) => part.trim())
  const more = rest.length > 0 ? { description: rest.join(', ') } : {}
  const isGroup = GROUP.test(name) && !TITLE.test(name)
  return isGroup ? { '@type': 'Organization', name, ...more } : { '@type': 'Person', name, ...more }
}

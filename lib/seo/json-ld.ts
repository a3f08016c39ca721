import type { Graph, Thing } from 'schema-dts'
import type { Clinic } from '../clinic'
import type { Reference } from '../markdown/collect-references'
import type { Page, Post } from '../posts'
import { urls } from '../urls'
import type { FixedPage } from './fixed-pages'
import {
  article,
  breadcrumbList,
  type Crumb,
  collectionPage,
  type ListFacts,
  medicalClinic,
  medicalWebPage,
  organization,
  therapeuticProcedure,
  webPage,
  webSite,
} from './schema-org'
import { socialImages } from './social-image'

/** The structured data of the home page. */
export function homeGraph(clinic: Clinic): Graph {
  const { name, description } = clinic
  const image = socialImages.home(clinic)
  return graphOf(
    medicalClinic(clinic),
    webSite(clinic),
    webPage({ path: urls.home, title: name, description, image, clinic }),
  )
}

/**
 * The structured data of an article.
 *
 * @param references the entries of its list of sources
 * @param crumbs the breadcrumbs from the home page to it, without itself
 */
export function articleGraph(
  post: Post,
  references: readonly Reference[],
  crumbs: readonly Crumb[],
  clinic: Clinic,
): Graph {
  return graphOf(
    medicalWebPage(post, references, clinic),
    article(post, clinic),
    ...(post.kind === 'treatment' ? [therapeuticProcedure(post)] : []),
    breadcrumbList([...crumbs, { label: post.title, href: urls.article(post.slug) }]),
    organization(clinic),
  )
}

/** The structured data of a list of articles or topics. @param crumbs the breadcrumbs to it, without itself */
export function listGraph(list: ListFacts, crumbs: readonly Crumb[], clinic: Clinic): Graph {
  return graphOf(
    collectionPage(list, clinic),
    breadcrumbList([...crumbs, { label: list.title, href: list.path }]),
    organization(clinic),
  )
}

/** The structured data of a page of content/pages. @param crumbs the breadcrumbs to it, without itself */
export function pageGraph(page: Page, crumbs: readonly Crumb[], clinic: Clinic): Graph {
  const { slug, title, description, updated: modified } = page
  const path = urls.page(slug)
  return graphOf(
    webPage({ path, title, description, image: socialImages.page(page, clinic), modified, clinic }),
    breadcrumbList([...crumbs, { label: title, href: path }]),
    organization(clinic),
  )
}

/** The structured data of a fixed page that is no list. @param crumbs the breadcrumbs to it, without itself */
export function fixedPageGraph(page: FixedPage, crumbs: readonly Crumb[], clinic: Clinic): Graph {
  const { path, title, description } = page
  const image = socialImages.fixed(page, clinic)
  return graphOf(
    webPage({ path, title, description, image, modified: undefined, clinic }),
    breadcrumbList([...crumbs, { label: title, href: path }]),
    organization(clinic),
  )
}

const graphOf = (...things: readonly Thing[]): Graph => ({
  '@context': 'https://schema.org',
  '@graph': things,
})

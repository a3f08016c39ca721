import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/breadcrumbs'
import type { Crumb } from '@/lib/seo/schema-org'

/** The top of every page except the home page and the articles: breadcrumbs, title, and what it is about. */
export function PageTitle({
  crumbs,
  title,
  children,
}: {
  crumbs: readonly Crumb[]
  title: string
  children?: ReactNode
}) {
  return (
    <div className="wrap pt-4 pb-8">
      <Breadcrumbs crumbs={crumbs} />
      <h1 className="title-1 mt-2 max-w-[48rem]">{title}</h1>
      {children && <p className="lead wrap-anywhere mt-4 max-w-[40rem]">{children}</p>}
    </div>
  )
}

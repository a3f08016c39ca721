import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/site-footer'
import { SiteHeader } from '@/components/site-header'
import { PAGE_IDS } from '@/lib/markdown/page-ids'
import { getClinic } from '@/lib/posts'
import { latin, latinExtended } from './fonts/fonts'
import './globals.css'

/** A complete page: what surrounds its content is the same everywhere. */
export async function SiteDocument({ children }: { children: ReactNode }) {
  const clinic = await getClinic()
  return (
    <html lang={clinic.language} className={`${latin.variable} ${latinExtended.variable}`}>
      <body>
        <a href={`#${PAGE_IDS.main}`} className="skip">
          Skip to the text
        </a>
        <span id={PAGE_IDS.externalLink} hidden>
          on another website
        </span>
        <SiteHeader clinic={clinic} />
        <main id={PAGE_IDS.main} tabIndex={-1}>
          {children}
        </main>
        <SiteFooter clinic={clinic} />
      </body>
    </html>
  )
}

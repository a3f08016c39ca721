import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/site-footer'
import { SiteHeader } from '@/components/site-header'
import { colors } from '@/lib/colors'
import { EXTERNAL_LINK_ID } from '@/lib/markdown/links'
import { getClinic } from '@/lib/posts'
import { latin, latinExtended } from './fonts/fonts'
import './globals.css'

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: colors.light.paper },
    { media: '(prefers-color-scheme: dark)', color: colors.dark.paper },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const clinic = await getClinic()
  return (
    <html lang={clinic.language} className={`${latin.variable} ${latinExtended.variable}`}>
      <body>
        <a href="#site-main" className="skip">
          Skip to the text
        </a>
        <span id={EXTERNAL_LINK_ID} hidden>
          on another website
        </span>
        <SiteHeader clinic={clinic} />
        <main id="site-main" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter clinic={clinic} />
      </body>
    </html>
  )
}

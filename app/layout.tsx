import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import { SiteDocument } from '@/app/site-document'
import { colors } from '@/lib/drawing/colors'

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: colors.light.paper },
    { media: '(prefers-color-scheme: dark)', color: colors.dark.paper },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return <SiteDocument>{children}</SiteDocument>
}

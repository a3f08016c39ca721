import { ContactDetails } from '@/components/contact-details'
import type { Clinic } from '@/lib/clinic'
import { urls } from '@/lib/urls'

const LINKS = [
  { href: urls.articles, label: 'All articles' },
  { href: urls.topics, label: 'Topics' },
  { href: urls.search, label: 'Search, and articles from A to Z' },
  { href: urls.glossary, label: 'Glossary' },
  { href: urls.enquiry, label: 'Contact us' },
  { href: urls.about, label: 'About the clinic' },
  { href: urls.howWePublish, label: 'How we publish' },
  { href: urls.privacy, label: 'Privacy' },
] as const

/** The end of every page: who the clinic is, how to reach it, and that it is not an emergency service. */
export function SiteFooter({ clinic }: { clinic: Clinic }) {
  return (
    <footer className="mt-20 border-line border-t bg-surface py-12">
      <div className="wrap grid items-baseline gap-10 md:grid-cols-2">
        <div>
          <p className="font-bold text-xl">{clinic.name}</p>
          <p className="mt-2 max-w-[34rem] text-soft">{clinic.tagline}.</p>
          <div className="mt-5">
            <ContactDetails clinic={clinic} />
          </div>
        </div>
        <nav aria-label="Footer" className="print:hidden">
          <ul className="grid gap-x-8 sm:grid-cols-2">
            {LINKS.map(({ href, label }) => (
              <li key={href}>
                <a href={href} className="inline-flex min-h-11 items-center py-1.5">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p className="rounded-lg border-2 border-line p-4 col-span-full">
          <strong>Not for emergencies.</strong> {clinic.emergency}
        </p>
      </div>
    </footer>
  )
}

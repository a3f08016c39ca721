import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ContactDetails } from '@/components/contact-details'
import { EnquiryForm } from '@/components/enquiry-form'
import { PageTitle } from '@/components/page-title'
import { callAddress, formatTelephone } from '@/lib/clinic'
import type { PageState } from '@/lib/enquiries/template'
import { ANSWER_WORKING_DAYS, RETENTION_DAYS } from '@/lib/enquiries/terms'
import { getClinic, getPosts } from '@/lib/posts'
import { CONTACT } from '@/lib/seo/fixed-pages'
import { pageMetadata } from '@/lib/seo/metadata'
import { HOME } from '@/lib/seo/schema-org'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'

// Every state of the enquiry page in one prerendered document. /enquiry and its responses are this document in the state
// that applies: lib/enquiries/template.ts removes the others and fills in the form. So the wording is here, in the
// design of the site, and a response needs no rendering, no script and no reading of content/.

const CRUMBS = [HOME]

export async function generateMetadata(): Promise<Metadata> {
  const clinic = await getClinic()
  return pageMetadata({
    clinic,
    ...CONTACT,
    path: urls.enquiry,
    image: socialImages.home(clinic),
    indexed: false,
    post: undefined,
  })
}

export default async function EnquiryTemplate() {
  const [clinic, posts] = await Promise.all([getClinic(), getPosts()])
  const treatments = posts
    .filter(({ kind }) => kind === 'treatment')
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
  const emergency = (
    <p className="notice">
      <strong>Not for emergencies.</strong> {clinic.emergency}
    </p>
  )
  const contact = (
    <section className="max-w-[38rem] rounded-xl bg-accent-soft p-6">
      <h2 className="title-2 mb-2">Telephone and e-mail</h2>
      <ContactDetails clinic={clinic} />
    </section>
  )
  const answer = `We answer within ${ANSWER_WORKING_DAYS} working days`
  return (
    <>
      <div id="state-form">
        <PageTitle crumbs={CRUMBS} title={CONTACT.title}>
          {answer}. Or call <a href={callAddress(clinic)}>{formatTelephone(clinic)}</a>.
        </PageTitle>
        <div className="wrap grid items-start justify-between gap-12 lg:grid-cols-[minmax(0,38rem)_minmax(0,24rem)]">
          <div className="grid max-w-[38rem] gap-8">
            <section id="problem" aria-labelledby="problem-title" tabIndex={-1} className="notice" hidden>
              <h2 id="problem-title" className="text-xl">
                Please look at this again
              </h2>
              <p id="problem-text" />
              <ul id="problem-fields" className="grid gap-3" />
            </section>
            {emergency}
            <EnquiryForm treatments={treatments} />
            <p className="text-soft">
              What you write is stored encrypted on our server, is read by the clinic only, and is deleted
              after {RETENTION_DAYS} days.
            </p>
          </div>
          {contact}
        </div>
      </div>
      <OtherState
        name="received"
        title="We have your message"
        lead={`${answer}, at the address or number that you gave us.`}
      >
        <p>
          Your reference number is <strong id="reference-received" className="whitespace-nowrap text-xl" />.
          Please keep this number. If you call us, we need it to find your message or to delete it.
        </p>
        {/* Chromium fills in the form again, despite no-store and Clear-Site-Data. What prevents it, such as
            autocomplete="off", would also lose the words of somebody who follows a link by mistake and comes back. */}
        <p>
          Do other people use this device? Close this window now: the “Back” button can show what you wrote.
        </p>
        {emergency}
        {contact}
      </OtherState>
      <OtherState name="unsure" title="We can’t check your message at the moment">
        <p>
          If you came here by sending the form, your message is stored, with the reference number{' '}
          <strong id="reference-unsure" className="whitespace-nowrap text-xl" />. Load this page again in a
          few minutes, or call us.
        </p>
        {contact}
      </OtherState>
      <OtherState
        name="unknown"
        title="We can’t find a message with this number"
        lead="It may have been typed wrongly, or the message has been deleted."
      >
        <p>
          <a href={urls.enquiry} className="button print:hidden">
            {CONTACT.title}
          </a>
        </p>
        {contact}
      </OtherState>
      <OtherState
        name="off"
        title="Talk to us"
        lead="There is no form here at the moment. We are glad to hear from you by telephone or e-mail."
      >
        {emergency}
        {contact}
      </OtherState>
    </>
  )
}

function OtherState({
  name,
  title,
  lead,
  children,
}: {
  name: PageState['kind']
  title: string
  lead?: string
  children: ReactNode
}) {
  return (
    <div id={`state-${name}`} hidden>
      <PageTitle crumbs={CRUMBS} title={title}>
        {lead}
      </PageTitle>
      <div className="wrap grid gap-8 *:max-w-[38rem]">{children}</div>
    </div>
  )
}

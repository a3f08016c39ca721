import { type Clinic, callAddress, closuresAhead, formatTelephone } from '@/lib/clinic'
import { formatDate } from '@/lib/format-date'

/** How to reach the clinic, from content/clinic.yaml. */
export function ContactDetails({ clinic }: { clinic: Clinic }) {
  const country = new Intl.DisplayNames(clinic.language, { type: 'region' }).of(clinic.country)
  return (
    <dl className="grid gap-x-5 sm:grid-cols-[auto_minmax(0,1fr)] sm:*:py-2">
      <dt className="text-soft">Telephone</dt>
      <dd>
        <a href={callAddress(clinic)} className="inline-flex -my-2 min-h-11 items-center">
          {formatTelephone(clinic)}
        </a>
      </dd>
      <dt className="text-soft max-sm:mt-3">E-mail</dt>
      <dd>
        <a href={`mailto:${clinic.email}`} className="inline-flex -my-2 min-h-11 items-center break-all">
          {clinic.email}
        </a>
      </dd>
      <dt className="text-soft max-sm:mt-3">Address</dt>
      <dd>
        {clinic.street}, {clinic.locality} <span className="whitespace-nowrap">{clinic.postcode}</span>,{' '}
        {country}
      </dd>
      <dt className="text-soft max-sm:mt-3">Open</dt>
      <dd>
        {clinic.hours.map(({ from, to, opens, closes }) => (
          <span key={`${from} ${opens}`} className="block">
            {from === to ? from : `${from} to ${to}`},{' '}
            <span className="whitespace-nowrap">
              {opens}–{closes}
            </span>
          </span>
        ))}
        {closuresAhead(clinic, new Date()).map(({ from, to }) => (
          <span key={from} className="block">
            Closed {formatDate(new Date(from))}
            {from !== to && ` to ${formatDate(new Date(to))}`}
          </span>
        ))}
      </dd>
    </dl>
  )
}

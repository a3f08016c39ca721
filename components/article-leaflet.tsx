import { ContactDetails } from '@/components/contact-details'
import type { Clinic } from '@/lib/clinic'
import { drawQrCode } from '@/lib/drawing/qr-code'
import type { Post } from '@/lib/posts'
import { absoluteUrl, isAddress, urls } from '@/lib/urls'

/**
 * What only the printed article has: the addresses of its links, where its newest version is, and whom to ask. The
 * footer has that too, but no browser was found that keeps it on one page with what comes before it.
 */
export function ArticleLeaflet({
  post,
  links,
  clinic,
}: {
  post: Post
  links: readonly string[]
  clinic: Clinic
}) {
  const address = absoluteUrl(urls.article(post.slug))
  const { size, path } = drawQrCode(address)
  return (
    <aside className="leaflet" aria-label="On paper">
      <h2>Links</h2>
      <ol>
        {links.map((link) => (
          <li key={link}>{isAddress(link) ? absoluteUrl(link) : link}</li>
        ))}
      </ol>
      <div>
        <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
          <path d={path} />
        </svg>
        <div>
          <p>
            <b>The newest version of this text:</b> {address}
          </p>
          <p>
            <b>{clinic.name}</b>
          </p>
          <ContactDetails clinic={clinic} />
        </div>
      </div>
    </aside>
  )
}

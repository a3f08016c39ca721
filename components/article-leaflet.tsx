import type { Post } from '@/lib/posts'
import { drawQrCode } from '@/lib/qr-code'
import { type Address, absoluteUrl, urls } from '@/lib/urls'

/** What only the printed article has: the addresses of its links, and where its newest version is. */
export function ArticleLeaflet({ post, links }: { post: Post; links: readonly string[] }) {
  const address = absoluteUrl(urls.article(post.slug))
  const { size, path } = drawQrCode(address)
  return (
    <aside className="leaflet" aria-label="On paper">
      {links.length > 0 && (
        <div>
          <h2>Links</h2>
          <ol>
            {links.map((link) => (
              <li key={link}>{link.startsWith('/') ? absoluteUrl(rootRelative(link)) : link}</li>
            ))}
          </ol>
        </div>
      )}
      <p>
        <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
          <path d={path} />
        </svg>
        <span>
          <b>The newest version of this text:</b>
          <br />
          {address}
        </span>
      </p>
    </aside>
  )
}

const rootRelative = (link: string): Address => `/${link.slice(1)}`

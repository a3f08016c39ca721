import type { Clinic } from '@/lib/clinic'
import type { Page, Post, WithBody } from '@/lib/posts'

/** A plain published article with the given fields replaced. */
export function makePost(different: Partial<WithBody<Post>> = {}): WithBody<Post> {
  const slug = different.slug ?? 'skin-care'
  return {
    slug,
    file: `content/articles/${slug}.md`,
    title: 'What we know about skin care',
    description:
      'What is known about skin care, what is not, and the questions that you may ask your doctor.',
    date: new Date('2024-03-31T08:00:00Z'),
    kind: 'information',
    featured: false,
    topics: [],
    aliases: [],
    draft: false,
    body: 'Some text.\n',
    ...different,
  }
}

/** A plain page with the given fields replaced. */
export function makePage(different: Partial<WithBody<Page>> = {}): WithBody<Page> {
  const slug = different.slug ?? 'about'
  return {
    slug,
    file: `content/pages/${slug}.md`,
    title: 'About the clinic',
    description: 'Who we are, what we offer and how a treatment with us is organised, step by step.',
    aliases: [],
    body: 'Some text.\n',
    ...different,
  }
}

export const clinic: Clinic = {
  name: 'Müller & Söhne',
  tagline: 'Skin treatments, explained with care',
  description: 'We treat skin with a person’s own cells, and write down what is known about it.',
  language: 'en-GB',
  telephone: '+44 20 7946 0123',
  email: 'hello@example.com',
  street: '1 Example Street',
  locality: 'London',
  postcode: 'W1A 0XX',
  country: 'GB',
  hours: [
    { from: 'Monday', to: 'Wednesday', opens: '09:00', closes: '17:30' },
    { from: 'Saturday', to: 'Sunday', opens: '10:00', closes: '12:00' },
  ],
  closed: [],
  emergency: 'Not for emergencies: call 999.',
}

/** A title with all that a format may trip over: `&`, `<`, both kinds of quote, a non-breaking hyphen, an emoji. */
export const TRICKY_TITLE = 'Müller & Söhne\'s <5 mm "micro"‑needling 🙂'

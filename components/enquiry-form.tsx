import type { ReactNode } from 'react'
import type { Field } from '@/lib/enquiries/fields'
import type { Post } from '@/lib/posts'
import { urls } from '@/lib/urls'

/**
 * The enquiry form, plain HTML, which `lib/enquiries/template.ts` fills in. Each field has its name as id and a place
 * for its error, `<name>-error`. No field has a `maxlength`: browsers silently cut off what is pasted beyond it, and
 * the clinic would read half a message. The response says what is too long, and has all of it. The link opens a new
 * tab: where the form is the response to a POST, going back leads to a browser error, without what was written.
 *
 * @param treatments what the enquiry may be about
 */
export function EnquiryForm({ treatments }: { treatments: readonly Post[] }) {
  return (
    <form method="post" action={urls.enquiryApi} acceptCharset="utf-8" className="grid gap-7">
      <Question field="name" label="Your name">
        <input id="name" name="name" className="field" required autoComplete="name" />
      </Question>
      <Question
        field="reach"
        label="Your e-mail address or telephone number"
        hint="Write one of the two. We use it to answer you."
      >
        <input
          id="reach"
          name="reach"
          className="field"
          required
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby="reach-hint"
        />
      </Question>
      <Question field="topic" label="Which treatment is it about?">
        <select id="topic" name="topic" className="field">
          <option value="">Another, or not sure</option>
          {treatments.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      </Question>
      <Question
        field="message"
        label="Your message"
        hint="Only what we need for a first answer. You can tell us the rest when we talk."
      >
        <textarea
          id="message"
          name="message"
          className="field"
          required
          rows={8}
          aria-describedby="message-hint"
        />
      </Question>
      <div className="grid gap-1.5">
        <ErrorOf field="consent" />
        <label htmlFor="consent" className="flex min-h-11 items-start gap-3">
          <input
            id="consent"
            name="consent"
            type="checkbox"
            value="yes"
            required
            className="mt-1 size-6 shrink-0 accent-accent"
          />
          <span>
            I agree that the clinic keeps and reads what I write here, including about my health, to answer
            me. The{' '}
            <a href={urls.privacy} target="_blank" rel="noopener">
              privacy page (in a new tab)
            </a>{' '}
            says how long it is kept, and how I can change my mind.
          </span>
        </label>
      </div>
      <div className="only-spoken" aria-hidden="true" id="website-question">
        <Question field="website" label="Leave this empty">
          <input id="website" name="website" className="field" tabIndex={-1} autoComplete="off" />
        </Question>
      </div>
      <p>
        <button type="submit" className="button print:hidden">
          Send
        </button>
      </p>
    </form>
  )
}

function Question({
  field,
  label,
  hint,
  children,
}: {
  field: Field
  label: string
  hint?: string
  children: ReactNode
}) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={field} className="font-bold">
        {label}
      </label>
      {hint && (
        <p id={`${field}-hint`} className="text-base text-soft">
          {hint}
        </p>
      )}
      <ErrorOf field={field} />
      {children}
    </div>
  )
}

/** Where the response says what is wrong with a field. */
function ErrorOf({ field }: { field: Field }) {
  return <p id={`${field}-error`} className="font-bold text-care" hidden />
}

/** What an author sees with `npm run dev` instead of a page whose file has errors, or instead of a text that can't be shown. */
export function ContentErrors({ errors }: { errors: readonly string[] }) {
  return (
    <div className="wrap pt-10">
      <h1 className="title-2">This text can’t be shown yet</h1>
      <ul className="mt-6 grid gap-3">
        {errors.map((error) => (
          <li key={error} className="break-words rounded-lg border-2 border-line p-4">
            {error}
          </li>
        ))}
      </ul>
      <p className="mt-6 text-soft">
        Correct the file, save it, and reload this page. All other pages still work.
      </p>
    </div>
  )
}

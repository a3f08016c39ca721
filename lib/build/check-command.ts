import { parseArgs } from 'node:util'
import { describeError } from '../describe-error'
import { check } from './check'
import { OUTPUT_FORMATS } from './findings-output'

const USAGE = `npm run check -- [FILE …] [--json | --format text|json|github] [--strict] [--reading]

  FILE       check only these, drafts included; by default every article and page that is or will be published
  --json     the findings as one JSON array, like --format json; "npm run --silent check" prints nothing else
  --format   text (one finding per line), json, or github (annotations of GitHub Actions)
  --strict   fail on warnings too
  --reading  also give advice on how easy the texts are to read`

/**
 * Implements `npm run check`.
 *
 * @param root the project's folder
 * @param args the arguments of the command
 * @returns false when there is something to fix, or the arguments were not understood
 */
export async function checkCommand(root: string, args: string[]): Promise<boolean> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    console.error(`${describeError(error)}\n\n${USAGE}`)
    return false
  }
  const { values, positionals } = parsed
  const name = values.json ? 'json' : values.format
  const format = OUTPUT_FORMATS.find((known) => known === name)
  if (format === undefined) {
    console.error(`There is no format "${name}".\n\n${USAGE}`)
    return false
  }
  return check(root, { files: positionals, format, strict: values.strict, reading: values.reading })
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      strict: { type: 'boolean', default: false },
      reading: { type: 'boolean', default: false },
    },
  })

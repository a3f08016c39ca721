import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

/** A place in a content file: line and column start at 1 and count the front matter. */
export type Place = { line: number; column: number }

export const START: Place = { line: 1, column: 1 }

/**
 * Records a problem that must be fixed before the site is built. Never throws: one run shows all problems in all files.
 * `reason` is for the person who wrote the file: what is wrong; what to write instead.
 */
export function reportError(
  file: VFile,
  place: Place,
  reason: string,
  rule: string,
  source: 'front-matter' | 'addresses' = 'front-matter',
): void {
  file.message(reason, { place, source, ruleId: rule }).fatal = true
}

/** Records a problem that a person should look at, but that does not stop the build. */
export function reportWarning(file: VFile, place: Place, reason: string, rule: string): void {
  file.message(reason, { place, source: 'front-matter', ruleId: rule })
}

/** True for problems that stop a build. */
export function isError(message: VFileMessage): boolean {
  return message.fatal === true
}

/** How much a problem matters: an error stops the build, information is only there for those who ask for it. */
export type Severity = 'error' | 'warning' | 'info'

/** A message's severity, which a VFileMessage keeps as `fatal`: true, false, or nothing for information. */
export function severityOf(message: VFileMessage): Severity {
  if (isError(message)) return 'error'
  return message.fatal === false ? 'warning' : 'info'
}

/** What a message is about: `family/name`. */
export function ruleOf(message: VFileMessage): string {
  return [message.source, message.ruleId].filter(Boolean).join('/')
}

/** One finding on one line: `content/articles/x.md:12:5: error: what is wrong; what to do [family/name]`. */
export function formatMessage(message: VFileMessage): string {
  const place = `${message.file}:${message.line ?? 1}:${message.column ?? 1}`
  return `${place}: ${severityOf(message)}: ${message.reason} [${ruleOf(message)}]`
}

/** Orders findings by file, then by their place in it. */
export function compareMessages(a: VFileMessage, b: VFileMessage): number {
  return (
    (a.file ?? '').localeCompare(b.file ?? '', 'en') ||
    (a.line ?? 1) - (b.line ?? 1) ||
    (a.column ?? 1) - (b.column ?? 1) ||
    a.reason.localeCompare(b.reason, 'en')
  )
}

import type { VFileMessage } from 'vfile-message'
import { formatMessage, ruleOf, severityOf } from '../posts/report'

export const OUTPUT_FORMATS = ['text', 'json', 'github'] as const

export type Format = (typeof OUTPUT_FORMATS)[number]

/**
 * Formats findings for printing.
 *
 * @param summary the last line, for people; JSON omits it
 */
export function formatFindings(messages: readonly VFileMessage[], summary: string, format: Format): string {
  if (format === 'json') return JSON.stringify(messages.map(toJson), undefined, 2)
  const line = format === 'github' ? toAnnotation : formatMessage
  return [...messages.map(line), summary].join('\n')
}

const toJson = (message: VFileMessage) => ({
  file: message.file,
  line: message.line ?? 1,
  column: message.column ?? 1,
  severity: severityOf(message),
  rule: ruleOf(message),
  message: message.reason,
})

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const

/** A workflow command of GitHub Actions, escaped as in actions/toolkit, packages/core/src/command.ts. */
function toAnnotation(message: VFileMessage): string {
  const { file, line, column, severity, rule, message: reason } = toJson(message)
  const properties = Object.entries({ file, line, col: column, title: rule })
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',')
  return `::${COMMANDS[severity]} ${properties}::${escapeData(reason)}`
}

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

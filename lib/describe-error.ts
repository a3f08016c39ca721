/** What an error says, in a line for a log or a message. Anything can be thrown. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/**
 * For a command whose output somebody may stop reading, as in `npm run check | head`: that is no reason for a stack trace.
 * A command whose output was not read to the end has not succeeded.
 */
export function exitWhenUnread(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(1)
  })
}

import env from '@next/env'
import { exitWhenUnread } from '../closed-pipe'
import { EnquiriesOffError, openEnquiries } from '../enquiries'
import { commands, describeCommands } from './commands'
import { newKey } from './encryption'

// `npm run enquiries -- <command>`: the commands for staff, run on the site's machine or with its environment variables.
env.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error })
exitWhenUnread()

const [name = '', argument] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined

if (name === 'key') {
  console.log(`ENQUIRY_KEYS=${newKey(new Date())}`)
} else if (command === undefined) {
  console.error(describeCommands())
  process.exitCode = 2
} else {
  try {
    const enquiries = await openEnquiries()
    const { output, problem } = await command.run(enquiries, argument)
    if (output !== '') console.log(output)
    if (problem !== undefined) console.error(problem)
    process.exitCode = problem === undefined ? 0 : 1
    enquiries.store.close()
  } catch (error) {
    const lines = error instanceof EnquiriesOffError ? error.problems : [String(error)]
    for (const line of lines) console.error(line)
    process.exitCode = 1
  }
}

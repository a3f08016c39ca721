// What ./start.ts runs once the site is built. Plain JavaScript, so that Next runs without the TypeScript loader: with it,
// Next started 2.3 s later and took 60 MB more.
import process from 'node:process'
import { register } from 'tsx/esm/api'

const unregister = register()
const { serve } = await import('./serve')
await unregister()
await serve(process.cwd(), Number(process.argv[2]))
// What Next leaves open must not keep the process alive.
process.exit()

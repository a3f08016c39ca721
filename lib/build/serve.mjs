// What ./start.ts runs when the site is built. Plain JavaScript, because Next is to run as it does by itself: with the
// loader for TypeScript around it, it started 2.3 s later and had 60 MB more.
import process from 'node:process'
import { register } from 'tsx/esm/api'

const unregister = register()
const { serve } = await import('./serve')
await unregister()
await serve(process.cwd(), Number(process.argv[2]))
// What Next keeps open does not keep the process.
process.exit()

import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { TEMPLATE_FILE } from '../enquiries/response'

/** The functions that build their responses from the prerendered enquiry page. */
const FUNCTIONS = ['enquiry', 'enquiry/received', 'api/enquiry']

const traceSchema = z.looseObject({ files: z.array(z.string()) })

/**
 * Adds the prerendered enquiry page to the file list of each function that reads it: Vercel packs into a function what is
 * on its list. Next's `outputFileTracingIncludes` can't do it, because the lists are written before pages are rendered.
 *
 * @param root the project's folder
 */
export async function addTemplateToFunctions(root: string): Promise<void> {
  for (const name of FUNCTIONS) {
    const list = path.join(root, '.next/server/app', name, 'route.js.nft.json')
    const trace = traceSchema.parse(JSON.parse(await readFile(list, 'utf8')))
    const file = path.relative(path.dirname(list), path.join(root, TEMPLATE_FILE)).replaceAll(path.sep, '/')
    if (!trace.files.includes(file)) trace.files.push(file)
    await writeFile(list, JSON.stringify(trace))
  }
}

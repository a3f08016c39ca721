import type { VFile } from 'vfile'
import { type Clinic, clinicSchema } from '../clinic'
import type { SiteWords } from './content'
import { type Fields, readYamlFields } from './front-matter'
import { readFields } from './read-fields'
import { readSource } from './read-source'

export const CLINIC = 'content/clinic.yaml'

/**
 * Reads the clinic's facts, and reports every problem.
 *
 * @param root the project's folder
 */
export async function readClinic(
  root: string,
): Promise<{ clinic: Clinic | undefined; words: SiteWords[]; file: VFile | undefined }> {
  const file = await readSource(root, CLINIC)
  const fields = file?.value === undefined ? undefined : readYamlFields(file, String(file.value))
  const clinic = file && fields && readFields(file, fields, clinicSchema)
  return { clinic, words: clinic && fields ? wordsOf(clinic, fields) : [], file }
}

function wordsOf(clinic: Clinic, { placeOf }: Fields): SiteWords[] {
  return (['name', 'tagline', 'description', 'emergency'] as const).map((field) => ({
    file: CLINIC,
    place: placeOf([field]),
    text: clinic[field],
  }))
}

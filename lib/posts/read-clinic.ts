import type { VFile } from 'vfile'
import { type Clinic, clinicSchema } from '../clinic'
import type { SiteText } from './content'
import { type Fields, readYamlFields } from './front-matter'
import { readFields } from './read-fields'
import { readSource } from './read-source'

export const CLINIC_FILE = 'content/clinic.yaml'

/**
 * Reads the clinic's facts, and reports every problem.
 *
 * @param root the project's folder
 */
export async function readClinic(
  root: string,
): Promise<{ clinic: Clinic | undefined; words: SiteText[]; file: VFile | undefined }> {
  const file = await readSource(root, CLINIC_FILE)
  const fields = file?.value === undefined ? undefined : readYamlFields(file, String(file.value))
  const clinic = file && fields && readFields(file, fields, clinicSchema)
  return { clinic, words: clinic && fields ? siteTextsOf(clinic, fields) : [], file }
}

function siteTextsOf(clinic: Clinic, { placeOf }: Fields): SiteText[] {
  return (['name', 'tagline', 'description', 'emergency'] as const).map((field) => ({
    file: CLINIC_FILE,
    place: placeOf([field]),
    text: clinic[field],
  }))
}

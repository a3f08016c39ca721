import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { loadTemplate, TEMPLATE_FILE } from '@/lib/enquiries/answer'

test('a page that could not be read once is read at the next request', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'page-'))
  const before = process.cwd()
  process.chdir(folder)
  try {
    await expect(loadTemplate('http://localhost')).rejects.toThrow('ENOENT')
    await mkdir(path.dirname(TEMPLATE_FILE), { recursive: true })
    await writeFile(TEMPLATE_FILE, '<select id="topic"><option value="skin">Skin</select>')
    expect((await loadTemplate('http://localhost')).topics.get('skin')).toBe('Skin')
  } finally {
    process.chdir(before)
    await rm(folder, { recursive: true })
  }
})

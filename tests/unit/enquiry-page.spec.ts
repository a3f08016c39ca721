import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { expect, test } from 'playwright/test'
import { TEMPLATE_FILE, withTemplate } from '@/lib/enquiries/answer'

test('while the page can’t be read, the answer says that nothing was sent; later it is read', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'page-'))
  const before = process.cwd()
  process.chdir(folder)
  const log: string[] = []
  const { error } = console
  console.error = (line) => log.push(String(line))
  try {
    const answer = () =>
      withTemplate('http://localhost', ({ topics }) => new Response(topics.get('skin') ?? 'none'))
    const failed = await answer()
    expect(failed.status).toBe(503)
    expect(failed.headers.get('cache-control')).toBe('no-store')
    expect(textOf(fromHtml(await failed.text()))).toContain('Nothing has been sent.')
    expect(log.join()).toContain('ENOENT')
    await mkdir(path.dirname(TEMPLATE_FILE), { recursive: true })
    await writeFile(TEMPLATE_FILE, '<select id="topic"><option value="skin">Skin</select>')
    expect(await (await answer()).text()).toBe('Skin')
  } finally {
    console.error = error
    process.chdir(before)
    await rm(folder, { recursive: true })
  }
})

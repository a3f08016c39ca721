import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { NextRequest } from 'next/server.js'
import { GET as getReceived } from '@/app/enquiry/received/route'
import { TEMPLATE_FILE, withTemplate } from '@/lib/enquiries/response'
import { expect, test } from '../test'

test('while the page can’t be read, the response says what became of the message; later the page is read again', async ({
  folder,
  log,
}) => {
  const before = process.cwd()
  process.chdir(folder)
  process.env.ENQUIRY_KEYS = ''
  try {
    const answer = () =>
      withTemplate('http://localhost', ({ topics }) => new Response(topics.get('skin') ?? 'none'))
    const failed = await answer()
    expect(failed.status).toBe(503)
    expect(failed.headers.get('cache-control')).toBe('no-store')
    expect(textOf(fromHtml(await failed.text()))).toContain('Nothing has been sent.')
    expect(log.join()).toContain('ENOENT')
    const stored = await getReceived(
      new NextRequest('http://localhost/enquiry/received?reference=7KQ2M-9XWDA'),
    )
    expect(stored.status).toBe(503)
    const said = textOf(fromHtml(await stored.text()))
    expect(said).toContain('your message is stored')
    expect(said).not.toMatch(/not sent|nothing has been sent/i)
    await mkdir(path.dirname(TEMPLATE_FILE), { recursive: true })
    await writeFile(TEMPLATE_FILE, '<select id="topic"><option value="skin">Skin</select>')
    expect(await (await answer()).text()).toBe('Skin')
  } finally {
    process.chdir(before)
  }
})

import { appendFile, cp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { makeEditor } from '@/lib/build/editor'
import { expect, test } from '../test'

test('the files of the editor are built once, and again when their sources have changed', async ({
  folder: root,
}) => {
  for (const name of ['app', 'components', 'lib', 'package-lock.json'])
    await cp(path.resolve(name), path.join(root, name), { recursive: true })
  await symlink(path.resolve('node_modules'), path.join(root, 'node_modules'), 'junction')
  const page = path.join(root, 'public/admin/index.html')
  const source = path.join(root, 'lib/cms/admin.html')
  await makeEditor(root)
  const made = await readFile(page, 'utf8')
  expect(made).toBe(await readFile(source, 'utf8'))

  const all = path.join(root, '.next/cache/editor')
  const [kept = ''] = await readdir(all)
  await appendFile(path.join(all, kept, 'index.html'), '<!-- kept -->')
  await rm(path.join(root, 'public/admin'), { recursive: true })
  await makeEditor(root)
  expect(await readFile(page, 'utf8')).toBe(`${made}<!-- kept -->`)

  await appendFile(source, '<!-- changed -->')
  await makeEditor(root)
  expect(await readFile(page, 'utf8')).toBe(`${made}<!-- changed -->`)
  expect(await readdir(all)).toHaveLength(1)
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, test } from 'playwright/test'
import { runProgram } from '../run-program'
import { freePort, serveSite } from '../serve-site'

/** Connects to a site on this machine. @throws Error when nothing listens there */
async function connection(origin: string): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), 'localhost')
  await once(socket, 'connect')
  return socket
}

test('a request from before Ctrl+C gets its response, though a terminal signals the site twice', async () => {
  const site = await serveSite('.')
  const { pid = 0, origin } = site
  const asked = await connection(origin)
  asked.write(
    'POST /api/enquiry HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n',
  )
  const [begun] = await once(asked, 'data')
  expect(String(begun)).toContain('100 Continue')
  process.kill(pid, 'SIGINT')
  const isListening = () =>
    connection(origin).then(
      (socket) => socket.destroy().destroyed,
      () => false,
    )
  await expect.poll(isListening).toBe(false)
  process.kill(pid, 'SIGINT')
  asked.write('a=b')
  const [answer] = await once(asked, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 4\d\d /)
  asked.destroy()
  await site.stop()
})

test('a site whose log nobody reads any more still responds, and can be stopped', async () => {
  const port = await freePort()
  const site = spawn(process.execPath, ['lib/build/serve.mjs', String(port)], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    site.stdout.destroy()
    site.stderr.destroy()
    const status = () =>
      fetch(`http://localhost:${port}/`).then(
        (response) => response.status,
        () => undefined,
      )
    await expect.poll(status).toBe(200)
    site.kill('SIGTERM')
    expect(await once(site, 'exit')).toEqual([0, null])
  } finally {
    site.kill('SIGKILL')
  }
})

test('npm start has the exit code of the site', async () => {
  const { code, stderr } = await runProgram(['lib/build/npm-start.mjs'], { environment: { PORT: 'abc' } })
  expect(stderr).toContain('PORT is "abc"')
  expect(code).toBe(1)
})

for (const port of ['abc', '-1', '3.5', '0', '65536']) {
  test(`npm start rejects PORT=${port}`, async () => {
    const { code, stderr } = await runProgram(['lib/build/main.ts', 'start'], { environment: { PORT: port } })
    expect(stderr).toBe(
      `PORT is "${port}"; write a whole number from 1 to 65535, for instance PORT=3001 npm start\n`,
    )
    expect(code).toBe(1)
  })
}

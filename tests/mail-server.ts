import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { listen } from './listen'

/** A mail server on this machine, and the mails it received. */
export type MailServer = {
  url: string
  mails: readonly Email[]
  /** Resolves once `count` mails have arrived. */
  received: (count: number) => Promise<readonly Email[]>
  stop: () => Promise<void>
}

/**
 * Starts a real SMTP server.
 *
 * @param port to listen on; 0 for a free one
 * @param host address of this machine to listen on
 * @param refuse SMTP code with which it rejects every mail
 * @param login required of every client
 * @param pause milliseconds that it waits in each of its four steps
 */
export async function startMailServer({
  host = '127.0.0.1',
  port = 0,
  refuse,
  login,
  pause = 0,
}: {
  host?: string
  port?: number
  refuse?: number
  login?: { user: string; password: string }
  pause?: number
} = {}) {
  const mails: Email[] = []
  const waiting: { count: number; resolve: (mails: readonly Email[]) => void }[] = []
  const server = new SMTPServer({
    authOptional: login === undefined,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) => {
      const isRight = username === login?.user && password === login?.password
      callback(isRight ? null : new Error('wrong login'), { user: username })
    },
    onConnect: (_session, callback) => void setTimeout(callback, pause),
    onMailFrom: (_address, _session, callback) => void setTimeout(callback, pause),
    onRcptTo: (_address, _session, callback) => void setTimeout(callback, pause),
    onData(stream, _session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        await sleep(pause)
        if (refuse !== undefined) {
          callback(Object.assign(new Error('not now'), { responseCode: refuse }))
          return
        }
        mails.push(await PostalMime.parse(Buffer.concat(chunks)))
        callback(null)
        for (const { count, resolve } of waiting) if (mails.length >= count) resolve(mails)
      })
    },
  })
  // A client that is killed leaves a broken connection behind.
  server.on('error', () => undefined)
  const listening = await listen(server.server, { host, port })
  return {
    url: `smtp://${host}:${listening.port}`,
    mails,
    received: (count) =>
      new Promise((resolve) => {
        if (mails.length >= count) resolve(mails)
        else waiting.push({ count, resolve })
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  } satisfies MailServer
}

/** How a broken server treats its clients. */
export type Misbehaviour = 'silent' | 'dies'

/**
 * Starts a server that accepts connections and never responds, or that hangs up in the middle of a mail.
 *
 * @returns its URL, a way to wait for a number of conversations, and a way to stop it
 */
export async function startBrokenMailServer(kind: Misbehaviour) {
  let conversations = 0
  let notify: () => void = () => undefined
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    if (kind === 'silent') {
      conversations += 1
      notify()
      return
    }
    socket.write('220 here\r\n')
    let isData = false
    socket.on('data', (chunk) => {
      if (isData) {
        conversations += 1
        notify()
        socket.destroy()
        return
      }
      isData = /^DATA/im.test(chunk.toString())
      socket.write(isData ? '354 go on\r\n' : '250 ok\r\n')
    })
  })
  const { port, stop } = await listen(server)
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** Resolves once there have been `count` conversations. */
    had: (count: number) =>
      new Promise<void>((resolve) => {
        notify = () => {
          if (conversations >= count) resolve()
        }
        notify()
      }),
    stop,
  }
}

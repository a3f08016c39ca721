import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What a command used. */
export type Measured = {
  seconds: number
  /** Processor time of all its processes together. */
  cpuSeconds: number
  /** The highest total memory of all its processes at one time. */
  peakMegabytes: number
  code: number | null
  output: string
}

/** Clock ticks per second and bytes per memory page, as on every x86-64 Linux. */
const TICKS = 100
const PAGE = 4096

/**
 * Runs node with these arguments, and samples it and everything that it starts five times a second.
 *
 * @param environment variables added to those of this process
 */
export async function measure(
  cwd: string,
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Measured> {
  const start = performance.now()
  const child = spawn(process.execPath, words, {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const cpu = new Map<number, number>()
  let peak = 0
  const timer = setInterval(() => {
    let memory = 0
    for (const { pid, ticks, pages } of processesBelow(child.pid ?? 0)) {
      cpu.set(pid, ticks / TICKS)
      memory += pages * PAGE
    }
    peak = Math.max(peak, memory)
  }, 200)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(timer)
  const cpuSeconds = [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0)
  return { seconds: (performance.now() - start) / 1000, cpuSeconds, peakMegabytes: peak / 1e6, code, output }
}

/** A process and all its descendants, as listed in /proc (Linux). */
function processesBelow(root: number): { pid: number; ticks: number; pages: number }[] {
  const all = new Map<number, { parent: number; ticks: number; pages: number }>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    try {
      // "pid (name) state ppid …": the name may hold spaces, so the fields are counted from its closing bracket.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
        .map(Number)
      all.set(pid, {
        parent: fields[1] ?? 0,
        ticks: (fields[11] ?? 0) + (fields[12] ?? 0),
        pages: fields[21] ?? 0,
      })
    } catch {
      // It ended after the listing.
    }
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (all.has(pid) && pid > 1 && isBelow(all.get(pid)?.parent ?? 0))
  return [...all].filter(([pid]) => isBelow(pid)).map(([pid, { ticks, pages }]) => ({ pid, ticks, pages }))
}

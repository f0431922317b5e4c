import { spawn } from 'node:child_process'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a process cost, all of its threads included. */
export interface Usage {
  /** CPU seconds, user and system, from the start of the process on. */
  readonly cpu: number
  /** Seconds by the clock. */
  readonly wall: number
  /** Peak resident memory, MB (10⁶ bytes). */
  readonly memory: number
}

/** A process that has ended. */
export interface Measured extends Usage {
  readonly output: string
  readonly errors: string
  readonly code: number
}

const reporter = fileURLToPath(new URL('report-usage.ts', import.meta.url))

/**
 * Runs a program on this Node as a process of its own, its output written to a file, and says what it cost. Rejects when it ends
 * with a code that is not among `accepted`. `flags` are options of Node; `environment` comes on top of our own.
 */
export async function measure(
  program: string,
  args: readonly string[],
  accepted: readonly number[] = [0],
  { flags = [], environment = {} }: { readonly flags?: readonly string[]; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'keepwatch-measure-'))
  try {
    const [output, errors, usage] = ['output', 'errors', 'usage'].map((name) => join(folder, name)) as [string, string, string]
    const files = await Promise.all([open(output, 'w'), open(errors, 'w')])
    const began = performance.now()
    const code = await new Promise<number>((done, fail) => {
      const child = spawn(process.execPath, [...flags, '--import', reporter, program, ...args], {
        stdio: ['ignore', files[0].fd, files[1].fd],
        env: { ...process.env, ...environment, KEEPWATCH_BENCH_USAGE: usage },
      })
      child.once('error', fail)
      child.once('close', (status, signal) => (status === null ? fail(new Error(`${program} was ended by ${signal}`)) : done(status)))
    })
    const wall = (performance.now() - began) / 1000
    await Promise.all(files.map((file) => file.close()))
    const said = await readFile(errors, 'utf8')
    if (!accepted.includes(code)) throw new Error(`${program} ended with ${code}; wanted ${accepted.join(' or ')}: ${said.slice(-2000)}`)
    const { cpu, memory } = JSON.parse(await readFile(usage, 'utf8')) as Pick<Usage, 'cpu' | 'memory'>
    return { cpu, wall, memory, code, output: await readFile(output, 'utf8'), errors: said }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The run that took the least CPU: what the work costs when nobody disturbs it. */
export function best<Run extends Usage>(runs: readonly Run[]): Run {
  const [first, ...rest] = runs
  if (!first) throw new Error('no run was measured; wanted at least one')
  return rest.reduce((least, run) => (run.cpu < least.cpu ? run : least), first)
}

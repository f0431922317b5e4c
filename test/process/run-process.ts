import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a process printed and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs Node on a file of the checkout as a user would, without AWS credentials unless given, and waits for the end. */
export function runNode(
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const { AWS_PROFILE: _p, AWS_ACCESS_KEY_ID: _k, AWS_SECRET_ACCESS_KEY: _s, AWS_ENDPOINT_URL: _e, ...inherited } = process.env
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...inherited, AWS_EC2_METADATA_DISABLED: 'true', ...options.env } })
    let out = ''
    let err = ''
    child.stdout.on('data', (text) => {
      out += text
    })
    child.stderr.on('data', (text) => {
      err += text
    })
    child.on('error', fail)
    child.on('close', (code) => done({ code, out, err }))
    // A process that ends without reading its input closes the pipe: not an error of the test.
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}

/** The objects of NDJSON output; throws when a line is none, as a script would. */
export const ndjson = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

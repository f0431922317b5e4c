import { once } from 'node:events'

/** Writes to standard output and waits while the reader is slow, so that a large result needs no memory. */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** A reader that closed the pipe (`| head`) has what it wanted: end quietly instead of with a stack. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

/** A message for the person, never for the pipe. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** One line of progress, rewritten in place; nothing where standard error is no terminal. */
export class Progress {
  readonly #terminal = process.stderr.isTTY === true
  #last = 0

  show(text: string): void {
    const now = performance.now()
    // Ten times a second is as much as an eye can use.
    if (!this.#terminal || now - this.#last < 100) return
    this.#last = now
    process.stderr.write(`\r\x1b[2K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`)
  }

  clear(): void {
    if (this.#terminal && this.#last > 0) process.stderr.write('\r\x1b[2K')
  }
}

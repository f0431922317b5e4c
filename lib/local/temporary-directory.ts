import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A directory that only this user can read, made when it is first asked for and removed by `close` or when the process ends. */
export class TemporaryDirectory {
  #path: string | undefined
  readonly #remove = (): void => {
    if (this.#path) rmSync(this.#path, { recursive: true, force: true })
    this.#path = undefined
  }

  /** Path of a file in it. Throws what the file system says when there is no room for a directory. */
  file(name: string): string {
    if (!this.#path) {
      this.#path = mkdtempSync(join(tmpdir(), 'keepwatch-'))
      process.once('exit', this.#remove)
    }
    return join(this.#path, name)
  }

  /** Whether anything was put on disk. */
  get used(): boolean {
    return this.#path !== undefined
  }

  close(): void {
    process.off('exit', this.#remove)
    this.#remove()
  }
}

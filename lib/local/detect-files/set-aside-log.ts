import { appendFileSync, closeSync, openSync } from 'node:fs'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import type { FileReport } from './file-share.ts'

/** Set-aside records shown on standard error; the rest is in the count and in --set-aside. */
const shown = 10

/** Records of files before their turn that are held, about 70 MB; a hostile set of files must not fill the memory. */
const mostEarly = 100_000

/**
 * Says and writes what could not be read, in order of file and record, whichever worker comes first. Should more than 100,000
 * records come before their turn, they are written out of order: none is lost.
 */
export class SetAsideLog {
  readonly #file: number | undefined
  readonly #say: (text: string) => void
  /** Reports that came before their turn. */
  readonly #early = new Map<number, FileReport>()
  #earlyRecords = 0
  #next = 0
  /** Records and files set aside. */
  count = 0

  constructor(path: string | undefined, say: (text: string) => void) {
    this.#say = say
    this.#file = path === undefined ? undefined : openSync(path, 'w')
  }

  add(report: FileReport): void {
    this.#early.set(report.index, report)
    this.#earlyRecords += report.setAside.length
    for (let due = this.#early.get(this.#next); due; due = this.#early.get(this.#next)) {
      this.#next++
      this.#tell(due)
    }
    if (this.#earlyRecords > mostEarly) {
      for (const early of [...this.#early.values()].sort((a, b) => a.index - b.index)) {
        this.#tell(early)
        // Its turn passes without it.
        this.#early.set(early.index, { ...early, setAside: [], unlisted: 0 })
      }
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
  }

  #tell({ index, setAside, unlisted }: FileReport): void {
    this.#early.delete(index)
    this.#earlyRecords -= setAside.length
    for (const { name, record, reason } of setAside) {
      if (this.count++ < shown)
        this.#say(`set aside: ${forTerminal(name)}${record === null ? '' : ` record ${record}`}: ${forTerminal(reason)}`)
    }
    if (this.#file !== undefined && setAside.length > 0) {
      appendFileSync(
        this.#file,
        setAside.map(({ name, record, reason, sample }) => `${safeJson({ name, record, reason, sample })}\n`).join(''),
      )
    }
    this.count += unlisted
  }
}

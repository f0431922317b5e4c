/** Log files of one day at most; the busiest account has some ten thousand a region. */
const mostPerDay = 200_000

interface Day {
  readonly files: Map<string, number>
  isFull: boolean
}

/**
 * Finds log files that no digest lists, day by day: holds the names of three days, however many days there are. Files come with the day of
 * their folder; a digest lists files of its own day or of the day before.
 */
export class UnlistedFiles {
  readonly #days = new Map<string, Day>()
  /** Listed before they were seen. */
  readonly #ahead = new Map<string, string>()
  #covered: { readonly from: number; readonly to: number }[] = []

  /** A log file that lies there; `time` as its name says, milliseconds. */
  add(day: string, file: string, time: number): void {
    const known = this.#days.get(day) ?? { files: new Map<string, number>(), isFull: false }
    this.#days.set(day, known)
    if (this.#ahead.delete(file)) return
    if (known.files.size >= mostPerDay) known.isFull = true
    else known.files.set(file, time)
  }

  /** A digest for these hours (milliseconds), and the files that it lists. `day`: that of its folder. */
  list(day: string, hours: { readonly from: number; readonly to: number }, files: Iterable<string>): void {
    this.#covered.push(hours)
    for (const file of files) {
      let isKnown = false
      for (const { files: present } of this.#days.values()) isKnown = present.delete(file) || isKnown
      if (!isKnown && this.#ahead.size < mostPerDay) this.#ahead.set(file, day)
    }
  }

  /**
   * Lets go of the days before `before` (all when absent): their files that no digest lists although digests of their hours were seen, and
   * those of hours without a digest, of which nobody can say.
   */
  close(before?: string): { readonly unlisted: readonly string[]; readonly uncovered: number; readonly fullDays: readonly string[] } {
    const unlisted: string[] = []
    const fullDays: string[] = []
    let uncovered = 0
    for (const [day, { files, isFull }] of this.#days) {
      if (before !== undefined && day >= before) continue
      this.#days.delete(day)
      if (isFull) fullDays.push(day)
      for (const [file, time] of files) {
        if (this.#isCovered(time)) unlisted.push(file)
        else uncovered++
      }
    }
    for (const [file, day] of this.#ahead) if (before === undefined || day < before) this.#ahead.delete(file)
    if (before !== undefined) this.#covered = this.#covered.filter(({ to }) => to >= dayStart(before) - 86_400_000)
    return { unlisted: unlisted.sort(), uncovered, fullDays }
  }

  /** A file at the edge may belong to the digest next door. */
  #isCovered(time: number): boolean {
    const at = (moment: number) => this.#covered.some(({ from, to }) => moment >= from && moment <= to)
    return at(time - margin) && at(time) && at(time + margin)
  }
}

/** How far the minute of a name may be from the delivery that a digest counts; nearer than this to hours that were not seen nothing is said. */
const margin = 30 * 60_000

const dayStart = (day: string): number => Date.parse(`${day.replaceAll('/', '-')}T00:00:00Z`)

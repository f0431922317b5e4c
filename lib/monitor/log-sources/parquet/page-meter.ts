import type { ReadLimits } from '../read-limits.ts'
import { ParquetProblem } from './parquet-problem.ts'

/** Bytes of unpacked pages and dictionaries that are held at once, those of all columns together. */
const mostHeld = 192 * 1024 ** 2

/**
 * Bounds what a file may become, as the reader of gzip does: so many bytes in all, and so many times its size once that is more
 * than harmless. Counted are unpacked pages and, apart from them, the rows as text: a few bytes of runs can claim any number of rows.
 */
export class PageMeter {
  readonly #most: number
  #unpacked = 0
  #written = 0
  #held = 0

  constructor(fileBytes: number, { maxOutputBytes, maxRatio, ratioFloorBytes }: ReadLimits) {
    this.#most = Math.min(maxOutputBytes, Math.max(ratioFloorBytes, fileBytes * maxRatio))
  }

  unpack(bytes: number): void {
    if (!(bytes >= 0)) throw new ParquetProblem(`has a page of ${bytes} bytes`)
    this.#unpacked += bytes
    this.#check(this.#unpacked)
  }

  write(bytes: number): void {
    this.#written += bytes
    this.#check(this.#written)
  }

  /** Tells that so many bytes more are held, or fewer. */
  hold(bytes: number): void {
    this.#held += bytes
    if (this.#held > mostHeld) throw new ParquetProblem(`needs more than ${mostHeld} bytes for its open pages; write smaller pages`)
  }

  #check(bytes: number): void {
    if (bytes > this.#most) throw new ParquetProblem(`grows to more than ${this.#most} bytes. Split the file or raise the limit`)
  }
}

import { gunzipSync, gzipSync } from 'node:zlib'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { EvidenceObjects } from './recorded-run.ts'
import { runKeys } from './run-manifest.ts'

/** Lines in one file: some 20 MB of JSON. */
const perFile = 20_000

/** Port: where results are written. */
export interface EvidenceWriter extends EvidenceObjects {
  put(key: string, body: Uint8Array | string, contentType?: string): Promise<void>
}

/** Writes lines as they come, as gzipped NDJSON in files of bounded size; `keyOf` names the files. */
export class NumberedLines<Line> {
  readonly #evidence: EvidenceWriter
  readonly #keyOf: (number: number) => string
  #lines: string[] = []
  #files = 0

  constructor(evidence: EvidenceWriter, keyOf: (number: number) => string) {
    this.#evidence = evidence
    this.#keyOf = keyOf
  }

  async add(line: Line): Promise<void> {
    this.#lines.push(JSON.stringify(line))
    if (this.#lines.length >= perFile) await this.#write()
  }

  /** Writes the last file, and one even when there was no line at all: that there was nothing is a result. */
  async end(): Promise<void> {
    if (this.#lines.length > 0 || this.#files === 0) await this.#write()
  }

  async #write(): Promise<void> {
    await this.#evidence.put(this.#keyOf(this.#files++), gzipSync(`${this.#lines.join('\n')}\n`), 'application/gzip')
    this.#lines = []
  }
}

/** Lines that `NumberedLines` wrote. */
export async function* readNumberedLines<Line>(evidence: EvidenceObjects, keyOf: (number: number) => string): AsyncGenerator<Line> {
  for (let number = 0; ; number++) {
    const body = await evidence.get(keyOf(number))
    if (!body) return
    for (const line of gunzipSync(body).toString('utf8').split('\n')) if (line !== '') yield JSON.parse(line) as Line
  }
}

/** The verdicts of a run on one account. */
export function readRunResults(evidence: EvidenceObjects, runId: string, account: string): AsyncGenerator<AuditObservation> {
  return readNumberedLines(evidence, (number) => runKeys.results(runId, account, number))
}

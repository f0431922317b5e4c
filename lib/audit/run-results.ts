import { gunzipSync, gzipSync } from 'node:zlib'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { EvidenceObjects } from './recorded-run.ts'
import { runKeys } from './run-manifest.ts'

/** Verdicts in one file: some 20 MB of JSON. */
const perFile = 20_000

/** Port: where results are written. */
export interface EvidenceWriter extends EvidenceObjects {
  put(key: string, body: Uint8Array | string, contentType?: string): Promise<void>
}

/** Writes the verdicts of a run on one account as they come, in files of bounded size. */
export class RunResults {
  readonly #evidence: EvidenceWriter
  readonly #runId: string
  readonly #account: string
  #lines: string[] = []
  #files = 0

  constructor(evidence: EvidenceWriter, runId: string, account: string) {
    this.#evidence = evidence
    this.#runId = runId
    this.#account = account
  }

  async add(observation: AuditObservation): Promise<void> {
    this.#lines.push(JSON.stringify(observation))
    if (this.#lines.length >= perFile) await this.#write()
  }

  /** Writes the last file, and one even when there was no verdict at all: that nothing was judged is a result. */
  async end(): Promise<void> {
    if (this.#lines.length > 0 || this.#files === 0) await this.#write()
  }

  async #write(): Promise<void> {
    const body = gzipSync(`${this.#lines.join('\n')}\n`)
    await this.#evidence.put(runKeys.results(this.#runId, this.#account, this.#files++), body, 'application/gzip')
    this.#lines = []
  }
}

/** The verdicts of a run on one account. */
export async function* readRunResults(evidence: EvidenceObjects, runId: string, account: string): AsyncGenerator<AuditObservation> {
  for (let number = 0; ; number++) {
    const body = await evidence.get(runKeys.results(runId, account, number))
    if (!body) return
    for (const line of gunzipSync(body).toString('utf8').split('\n')) if (line !== '') yield JSON.parse(line) as AuditObservation
  }
}

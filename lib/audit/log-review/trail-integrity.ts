import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Verdict } from '#lib/findings/verdict.ts'
import type { FileVerdict } from './file-verdict.ts'

/** A trail whose logs are verified. */
export interface VerifiedTrail {
  readonly arn: string
  readonly name: string
  /** Account that owns it. */
  readonly account: string
  readonly home: string
  readonly bucket: string
  /** Empty, or ending in `/`. */
  readonly prefix: string
  readonly isOrganization: boolean
  readonly isMultiRegion: boolean
  /** Whether CloudTrail signs digests for it. */
  readonly validates: boolean
}

/** When and in which run it was verified; times in milliseconds. */
export interface VerifiedRange {
  readonly from: number
  readonly to: number
  readonly runId: string
}

/** Controls of log review: their findings are about trails. */
export const integrityControls = {
  chain: {
    id: 'log-integrity-digest-chain',
    title: 'The digests of the trail are an unbroken chain that CloudTrail signed',
    remediation:
      'Find out who touched the digests: look for PutObject, DeleteObject and StopLogging in the bucket of the trail (keepwatch logs review --events). Restore what versioning kept (aws s3api list-object-versions --bucket <BUCKET> --prefix <KEY>), and take deletion and writing from everybody but cloudtrail.amazonaws.com.',
  },
  files: {
    id: 'log-integrity-log-files',
    title: 'The log files of the trail are as CloudTrail delivered them',
    remediation:
      'Treat the hours of these files as not recorded until they are restored: look for who wrote or deleted them (keepwatch logs review --events), restore older versions (aws s3api list-object-versions --bucket <BUCKET> --prefix <KEY>), and lock the bucket (Object Lock) against the next time.',
  },
} as const

/** Faults that are named in a finding; more are counted. */
const named = 10

interface Tally {
  proven: number
  faults: number
  unknown: number
  readonly examples: FileVerdict[]
  firstUnknown: string
}

const empty = (): Tally => ({ proven: 0, faults: 0, unknown: 0, examples: [], firstUnknown: '' })

/** What was found of one trail, summed up: file by file in, findings out. */
export class TrailIntegrity {
  readonly trail: VerifiedTrail
  readonly #chain = empty()
  readonly #files = empty()
  #cutShort = ''

  constructor(trail: VerifiedTrail) {
    this.trail = trail
  }

  /** Takes in a verdict. One that names no trail (an unlisted file, a folder that cannot be listed) is about every trail of its folder. */
  add(verdict: FileVerdict): void {
    if (verdict.trail !== '' && verdict.trail !== this.trail.name) return
    const tally = verdict.kind === 'log' ? this.#files : this.#chain
    if (verdict.ok === true) tally.proven++
    else if (verdict.ok === false) {
      tally.faults++
      if (tally.examples.length < named) tally.examples.push(verdict)
    } else {
      tally.unknown++
      tally.firstUnknown ||= `${verdict.file}: ${verdict.state}, ${verdict.actual}`.slice(0, 400)
    }
  }

  /** Not everything was looked at, and why: then nothing passes. */
  cutShort(why: string): void {
    this.#cutShort ||= why
  }

  /** Counts, for the record of the review. */
  summary() {
    const counts = ({ proven, faults, unknown }: Tally) => ({ proven, faults, unknown })
    return {
      trail: this.trail.arn,
      digests: counts(this.#chain),
      logFiles: counts(this.#files),
      cutShort: this.#cutShort || null,
      faults: [...this.#chain.examples, ...this.#files.examples],
    }
  }

  /** The two findings of the trail. `evidence` stands beside the counts. */
  observations(range: VerifiedRange, evidence: Readonly<Record<string, unknown>> = {}): readonly AuditObservation[] {
    const hasNoDigest = this.#chain.proven + this.#chain.faults + this.#chain.unknown === 0 && this.#cutShort === ''
    const chain = hasNoDigest
      ? ({ verdict: 'fail', reason: `No digest of the trail lies in ${this.#where()}, although log file validation is on.` } as const)
      : this.#judge(this.#chain, 'digests')
    return [
      this.#observation(integrityControls.chain, chain, range, { ...evidence, ...facts(this.#chain) }),
      this.#observation(integrityControls.files, this.#judge(this.#files, 'log files'), range, { ...evidence, ...facts(this.#files) }),
    ]
  }

  #judge({ proven, faults, unknown, examples, firstUnknown }: Tally, what: string): { readonly verdict: Verdict; readonly reason: string } {
    const [first] = examples
    if (first) return { verdict: 'fail', reason: `${faults} ${what} of ${proven + faults + unknown} are not as delivered: ${words(first)}` }
    if (this.#cutShort !== '') return { verdict: 'unknown', reason: `Not everything was looked at: ${this.#cutShort}` }
    if (unknown > 0)
      return { verdict: 'unknown', reason: `Of ${unknown} ${what} nobody can say whether they are as delivered; ${firstUnknown}` }
    // An account in which nothing happened has digests without log files: then the digests prove that there are none.
    if (proven === 0 && this.#chain.proven === 0) return { verdict: 'unknown', reason: `No ${what} were seen in ${this.#where()}.` }
    return { verdict: 'pass', reason: `All ${proven} ${what} are as delivered.` }
  }

  #where(): string {
    return `s3://${this.trail.bucket}/${this.trail.prefix}`
  }

  #observation(
    { id, title, remediation }: (typeof integrityControls)[keyof typeof integrityControls],
    { verdict, reason }: { readonly verdict: Verdict; readonly reason: string },
    { from, to, runId }: VerifiedRange,
    evidence: Readonly<Record<string, unknown>>,
  ): AuditObservation {
    const { arn, account, home: region } = this.trail
    const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
    return {
      kind: 'audit',
      control: id,
      title,
      severity: 'high',
      verdict,
      resource: { arn, type: 'AWS::CloudTrail::Trail', account, region },
      evidence: { ...range, ...evidence },
      reason,
      remediation,
      observedAt: to,
      runId,
    }
  }
}

function facts({ proven, faults, unknown, examples }: Tally): Readonly<Record<string, unknown>> {
  const shown = examples.map(({ file, state, expected, actual }) => ({ file, state, expected, actual }))
  return { proven, faults, unknown, ...(shown.length > 0 ? { files: shown } : {}) }
}

function words({ file, state, actual }: FileVerdict): string {
  return `${file}: ${state} (${actual}).`.slice(0, 600)
}

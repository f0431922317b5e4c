import type { AuditObservation } from '#lib/findings/observation.ts'
import type { LogStore } from './log-store.ts'
import type { KeyRing } from './public-keys.ts'
import { TrailIntegrity, type VerifiedRange, type VerifiedTrail } from './trail-integrity.ts'
import { type VerifyOptions, verifyLogs } from './verify-logs.ts'

/** What the daily review of trails is told from outside. */
export interface TrailReviewInput extends VerifiedRange {
  /** Every trail that is seen from here. */
  readonly trails: readonly VerifiedTrail[]
  /** Account the review is for: a trail is verified where it belongs, and nowhere twice. */
  readonly account: string
  /** Regions that are in use: a trail over all regions has digests in each of them every hour, whatever happens there. */
  readonly regions: readonly string[]
  /** Buckets that may be read. */
  readonly buckets: ReadonlySet<string>
  readonly storeOf: (bucket: string, prefix: string) => LogStore
  readonly keysOf: (regions: readonly string[]) => Promise<KeyRing | undefined>
  /** Whether there is time for another file. */
  readonly hasTime: () => boolean
  /** When files of an account and region were last heard of, milliseconds; undefined when nobody knows. */
  readonly lastHeard: (account: string, region: string) => Promise<number | undefined>
}

/** What it found. */
export interface TrailReview {
  readonly observations: readonly AuditObservation[]
  /** For the record: what was verified, from when to when, with what result. */
  readonly summaries: readonly ReturnType<TrailIntegrity['summary']>[]
  /** Trails that were not looked at, and why. */
  readonly skipped: readonly { readonly trail: string; readonly why: string }[]
}

/** Regions of which it is said when they were last heard of. */
const mostHeard = 100

/**
 * Verifies the digests and log files of the trails of one account. A trail that validates and may not be looked at is `unknown`, one
 * without validation is another control's business. What ran out of time passes nothing.
 */
export async function reviewTrails(input: TrailReviewInput): Promise<TrailReview> {
  const { trails, account, buckets } = input
  const own = trails.filter((trail) => trail.account === account && trail.validates)
  const skipped = trails
    .filter((trail) => !own.includes(trail))
    .map(({ arn, validates }) => ({ trail: arn, why: validates ? 'it belongs to another account' : 'log file validation is off' }))
  const observations: AuditObservation[] = []
  const summaries: TrailReview['summaries'][number][] = []
  const byPlace = Map.groupBy(own, ({ bucket, prefix }) => JSON.stringify([bucket, prefix]))
  for (const together of byPlace.values()) {
    const integrities = together.map((trail) => new TrailIntegrity(trail))
    const [first] = together
    if (!first) continue
    const heard = buckets.has(first.bucket) ? await verifyPlace(input, first, integrities) : {}
    if (!buckets.has(first.bucket))
      for (const each of integrities) each.cutShort(`the bucket ${first.bucket} is not among those that may be read (trailBuckets)`)
    for (const each of integrities) {
      observations.push(...each.observations(input, heard))
      summaries.push(each.summary())
    }
  }
  return { observations, summaries, skipped }
}

/** Verifies one bucket and prefix for all trails that write there. Resolves to when its regions were last heard of. */
async function verifyPlace(
  input: TrailReviewInput,
  place: VerifiedTrail,
  integrities: readonly TrailIntegrity[],
): Promise<Readonly<Record<string, unknown>>> {
  const { bucket, prefix } = place
  const { account, storeOf, hasTime, regions } = input
  const expected = regions.filter((region) => integrities.some(({ trail }) => trail.isMultiRegion || trail.home === region))
  const seen = new Map<string, Scope>()
  const cutShort = (why: string): void => {
    for (const each of integrities) each.cutShort(why)
  }
  try {
    for await (const verdict of verifyLogs(storeOf(bucket, prefix), optionsFor(input, place, integrities, expected))) {
      for (const each of integrities) each.add(verdict)
      const name = `${verdict.account} ${verdict.region}`
      if (!seen.has(name)) seen.set(name, { account: verdict.account, region: verdict.region })
      if (hasTime()) continue
      cutShort('there was no time for more')
      break
    }
    const absent = expected.filter((region) => !seen.has(`${account} ${region}`)).slice(0, 5)
    if (absent.length > 0) cutShort(`nothing at all lies there of ${absent.join(', ')}`)
  } catch (error) {
    cutShort(error instanceof Error ? error.message.slice(0, 300) : 'the bucket could not be listed')
  }
  return { lastHeard: await heardOf(input, [...seen.values()].slice(0, mostHeard)) }
}

type Scope = { readonly account: string; readonly region: string }

function optionsFor(
  { trails, account, keysOf, from, to }: TrailReviewInput,
  { bucket, prefix }: VerifiedTrail,
  integrities: readonly TrailIntegrity[],
  expected: readonly string[],
): VerifyOptions {
  const isOrganization = integrities.some(({ trail }) => trail.isOrganization)
  return {
    from,
    to,
    keysOf,
    bucket,
    unlistedIsFault: !trails.some((trail) => trail.bucket === bucket && trail.prefix === prefix && !trail.validates),
    isWanted: (scope) => isOrganization || scope.account === account,
    isExpected: (scope) => scope.account === account && expected.includes(scope.region),
  }
}

async function heardOf({ lastHeard }: TrailReviewInput, places: readonly Scope[]): Promise<Readonly<Record<string, string>>> {
  const heard: [string, string][] = []
  for (const { account, region } of places) {
    const time = await lastHeard(account, region)
    if (time !== undefined) heard.push([`${account} ${region}`, new Date(time).toISOString()])
  }
  return Object.fromEntries(heard)
}

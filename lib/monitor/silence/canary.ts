import { hash } from 'node:crypto'
import type { DetectionState } from '../detection-state.ts'
import type { SecurityEvent } from '../event.ts'
import { readField } from '../log-sources/read-field.ts'
import { regionOr } from './heard-source.ts'

const day = 86_400_000

/**
 * What the canary's calls carry in their user agent (`lib/aws/canary-call.ts` writes it). Whoever forges it only says that the pipe
 * works, in an event that came through the pipe.
 */
const mark = 'keepwatch-canary/1'

/** Longest user agent that is looked at; CloudTrail cuts them far below. */
const longestAgent = 2_000

/** What is remembered of the canaries of one region. */
interface CanaryLog {
  /** When the first one was expected, milliseconds on our clock. */
  readonly since: number
  /** Time of the latest call that came through, milliseconds. */
  readonly heard?: number
}

/** Latest call of the canary per region among some events, milliseconds. */
export function canariesIn(events: readonly SecurityEvent[]): ReadonlyMap<string, number> {
  const latest = new Map<string, number>()
  for (const { fields, region, time } of events) {
    if (readField(fields, 'eventName') !== 'GetCallerIdentity' || regionOr(region) === '') continue
    const agent = readField(fields, 'userAgent')
    if (typeof agent === 'string' && agent.slice(0, longestAgent).includes(mark))
      latest.set(region, Math.max(time, latest.get(region) ?? 0))
  }
  return latest
}

/** Writes down what came through. Resolves to how long the slowest took, milliseconds; undefined when there was none. */
export async function recordCanaries(
  events: readonly SecurityEvent[],
  state: Pick<DetectionState, 'update'>,
  now: number,
): Promise<number | undefined> {
  const arrived = canariesIn(events)
  for (const [region, time] of arrived)
    await state.update<CanaryLog, void>(
      keyOf(region),
      (known = { since: now }) => ({
        next: { ...known, heard: Math.max(Math.min(time, now), known.heard ?? 0) },
        result: undefined,
        expiresAt: expiryFrom(now),
      }),
      now,
    )
  return arrived.size === 0 ? undefined : Math.max(0, now - Math.min(...arrived.values()))
}

/**
 * How old the latest canary of each region is, milliseconds: since its call, or, while none came through yet, since the first one
 * was expected, which is now where nothing is remembered.
 */
export async function canaryAges(
  regions: readonly string[],
  state: Pick<DetectionState, 'update'>,
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const ages = new Map<string, number>()
  for (const region of regions)
    ages.set(
      region,
      await state.update<CanaryLog, number>(
        keyOf(region),
        (known = { since: now }) => ({ next: known, result: Math.max(0, now - (known.heard ?? known.since)), expiresAt: expiryFrom(now) }),
        now,
      ),
    )
  return ages
}

/** Two months on, in steps of a month: a region that stays silent must not be forgotten, and reading it must not write each time. */
function expiryFrom(now: number): number {
  return Math.ceil((now + 60 * day) / (30 * day)) * 30 * day
}

function keyOf(region: string): string {
  const name = `canary#${region}`
  return `${name}#${hash('sha256', name, 'hex').slice(0, 8)}`
}

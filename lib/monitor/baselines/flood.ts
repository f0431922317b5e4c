import { createHash } from 'node:crypto'
import { addDistinct, emptyDistinct } from '#lib/findings/distinct-count.ts'
import type { EventRef } from '#lib/findings/finding.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import type { DetectionState } from '../detection-state.ts'
import type { SecurityEvent } from '../event.ts'
import { type Sighting, sightingOf, wordsOf } from '../sighting.ts'
import type { CompiledRule } from '../sigma/compile-rule.ts'
import type { FloodBaseline } from '../sigma/document.ts'
import type { Horizon } from '../sigma/group-state.ts'
import { addChunk, bucketIndex, emptyBucket, type FloodBucket } from './flood-bucket.ts'
import { chunkOf, type FloodChunk } from './flood-chunk.ts'
import { type Alarm, alarmOf, bucketAt, dueAt, emptySeries, type FloodSeries, isTooOld, judge, withBuckets } from './flood-series.ts'
import { type InboundFlow, inboundFlow } from './flow-record.ts'

/** A minute is one finding's observation; `distinct` counts its records, which are too many to be listed. */
export type FloodObservation = MonitoringObservation & Required<Pick<MonitoringObservation, 'distinct'>>

interface TargetBatch {
  /** Key of its state. */
  readonly key: string
  readonly rule: CompiledRule
  readonly settings: FloodBaseline
  readonly target: string
  readonly sighting: Sighting
  /** By minute, then by id: a record that stands twice in a batch counts once. */
  readonly minutes: Map<number, Map<string, InboundFlow>>
}

/** Two hours of minutes, an hour of lateness, and one of grace. */
const stateLife = 4 * 3_600_000
/** Sources named in a finding. */
const sourcesNamed = 10

/**
 * Inbound floods, which Sigma cannot say: per target and minute, far more packets than usual and of a shape that no crowd of
 * customers has. Gathers the flow records of one batch, then tells the state once per target.
 */
export class FloodBatch {
  readonly #targets = new Map<string, TargetBatch>()

  /** Adds a record that the rule's detection let through. */
  add(rule: CompiledRule, settings: FloodBaseline, event: SecurityEvent): void {
    const flow = inboundFlow(event)
    if (!flow) return
    const name = `${rule.control}|${flow.place}|${flow.target}`
    let batch = this.#targets.get(name)
    if (!batch) {
      batch = {
        key: stateKey(rule.control, flow),
        rule,
        settings,
        target: flow.target,
        sighting: sightingOf(event, []),
        minutes: new Map(),
      }
      this.#targets.set(name, batch)
    }
    const index = bucketIndex(flow.time)
    const minute = batch.minutes.get(index) ?? new Map<string, InboundFlow>()
    minute.set(flow.id, flow)
    batch.minutes.set(index, minute)
  }

  /** Minutes of traffic of this batch, for `FloodMinutes`: every batch is a chunk of each of its minutes. */
  *chunks(): Generator<FloodChunk> {
    for (const { key, rule, target, sighting, minutes } of this.#targets.values()) {
      for (const [index, flows] of minutes) yield chunkOf(key, { control: rule.control, target, sighting }, index, [...flows.values()])
    }
  }

  /** One update per target; resolves to the minutes of this batch that are floods by what is known now. */
  updates(state: DetectionState, horizon: Horizon): (() => Promise<readonly FloodObservation[]>)[] {
    return [...this.#targets.values()].map((batch) => async () => {
      const endless = horizon.lateness === Number.POSITIVE_INFINITY
      const alarms = await state.update<FloodSeries, readonly Alarm[]>(
        batch.key,
        (current) => {
          const { next, alarms } = joinSeries(current ?? emptySeries, batch, endless)
          return { next, result: alarms, expiresAt: horizon.now + stateLife }
        },
        horizon.now,
      )
      const own = (index: number): EventRef[] => [...(batch.minutes.get(index)?.values() ?? [])].map(({ id, time }) => ({ id, time }))
      return alarms.map((alarm) => observeFlood(batch, alarm, own(alarm.bucket.index)))
    })
  }
}

function stateKey(control: string, { place, target }: InboundFlow): string {
  return `flood#${control.slice(0, 200)}#${createHash('sha256')
    .update(JSON.stringify([place, target]))
    .digest('base64url')
    .slice(0, 22)}`
}

/**
 * The series of one target after a batch, and the alarms of the minutes that the batch speaks of. A minute that was in alarm
 * before is reported again, as a redelivery after a crash needs it. What arrives later can add alarms and can move what was
 * usual; an alarm that was given stays given.
 */
function joinSeries(series: FloodSeries, { minutes, settings }: Pick<TargetBatch, 'minutes' | 'settings'>, endless: boolean) {
  const changed = new Map<number, FloodBucket>()
  const alone: Alarm[] = []
  for (const [index, flows] of minutes) {
    if (isTooOld(series, index, endless)) {
      const alarm = alarmOf(addChunk(emptyBucket(index), [...flows.values()]), series.before, settings)
      if (alarm) alone.push(alarm)
    } else changed.set(index, addChunk(bucketAt(series, index), [...flows.values()]))
  }
  // Judged with all that is known before anything is let go.
  const alarms = judge(joined(series, changed), settings).filter(({ bucket }) => changed.has(bucket.index))
  return { next: withBuckets(series, changed, settings, endless), alarms: [...alone, ...alarms] }
}

function joined(series: FloodSeries, changed: ReadonlyMap<number, FloodBucket>): FloodSeries {
  const others = series.buckets.filter(({ index }) => !changed.has(index))
  return { before: series.before, buckets: [...others, ...changed.values()].sort((a, b) => a.index - b.index) }
}

/** The observation of one minute; `own` are the flows that are known where the bucket has let go of its details. */
export function observeFlood(
  { rule, sighting, target }: Pick<TargetBatch, 'rule' | 'sighting' | 'target'>,
  alarm: Alarm,
  own: readonly EventRef[],
): FloodObservation {
  const { bucket, vector, usual } = alarm
  const { detail, sums } = bucket
  const sources = (detail?.top ?? [])
    .slice(0, sourcesNamed)
    .map(([address, packets]) => ({ address: address.slice(0, 100), packets: Math.round(packets) }))
  return {
    kind: 'monitoring',
    ...wordsOf(rule.document, rule.control),
    severity: rule.document.level ?? 'high',
    dedupKey: JSON.stringify([sighting.account, sighting.region, sighting.resource.arn, target]),
    events: detail ? [...detail.earliest, ...detail.latest] : own,
    distinct:
      detail?.flows ??
      addDistinct(
        emptyDistinct,
        own.map(({ id }) => id),
      ),
    dueAt: dueAt(alarm),
    account: sighting.account,
    region: sighting.region,
    resource: sighting.resource,
    principal: null,
    // A flood has many sources; the largest are in `network`.
    sourceAddress: null,
    facts: factsOf(bucket),
    network: { vector, target: target.slice(0, 100), sources, baseline: usual, observed: Math.round(sums.packets) },
  }
}

function factsOf({ sums, uniqueSources }: FloodBucket): Readonly<Record<string, string>> {
  const percent = (packets: number): string => `${Math.round((100 * packets) / sums.packets)} %`
  return {
    uniqueSources: String(uniqueSources),
    bytesPerPacket: String(Math.round(sums.bytes / sums.packets)),
    synOnlyShare: percent(sums.synPackets),
    rejectedShare: percent(sums.rejectedPackets),
    amplificationShare: percent(sums.amplifiedPackets),
  }
}

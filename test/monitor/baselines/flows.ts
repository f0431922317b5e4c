import type { Flow } from '#lib/monitor/baselines/flow.ts'
import type { Alarm, Baseline, SeriesData } from '#lib/monitor/baselines/series.ts'

/** The series of the flows that `outgoing` and `incoming` make. */
export const series = '111122223333|eu-west-1|eni-1|10.0.0.5'
/** 2026-05-04T08:00:00Z. */
export const start = Date.parse('2026-05-04T08:00:00Z')
export const minute = 60_000

let serial = 0

/** A conversation that our address began, unless `more` says otherwise. */
export function outgoing(time: number, more: Partial<Flow> = {}): Flow {
  return {
    id: `flow-${String(serial++).padStart(32, '0')}`,
    time,
    began: time,
    source: '10.0.0.5',
    target: '203.0.113.9',
    sourcePort: 40_000,
    targetPort: 443,
    protocol: 6,
    packets: 12,
    bytes: 4_000,
    minutes: 1,
    flags: 3,
    rejected: false,
    inbound: undefined,
    outbound: series,
    ...more,
  }
}

/** A conversation that somebody else began. */
export function incoming(time: number, more: Partial<Flow> = {}): Flow {
  return outgoing(time, { source: '203.0.113.9', target: '10.0.0.5', inbound: series, outbound: undefined, ...more })
}

/** A request that nobody answers. */
export const knock = { packets: 1, bytes: 44, flags: 2 } as const

/** What one batch gathers. */
function partOf(baseline: Baseline, flows: readonly Flow[]) {
  const part = baseline.part(series)
  for (const flow of flows) if (baseline.seriesOf(flow) !== undefined) part.add(flow)
  return part
}

/** What a run over files tells of batches, in order of time. */
export function alarmsOfRun(baseline: Baseline, batches: readonly (readonly Flow[])[]): Alarm[] {
  const run = baseline.run(series)
  // Through the same copy that goes from a worker to the main thread.
  for (const batch of batches) for (const data of partOf(baseline, batch).data()) run.add(structuredClone(data) as SeriesData)
  return inOrder([...run.alarms()])
}

/** What live detection tells of each batch, and what it remembers at last: as JSON, as it is stored. */
export function live(baseline: Baseline, batches: readonly (readonly Flow[])[], before?: unknown): { alarms: Alarm[][]; state: unknown } {
  let state = before
  const alarms = batches.map((batch) => {
    const joined = partOf(baseline, batch).join(state, false)
    state = JSON.parse(JSON.stringify(joined.next))
    return inOrder(joined.alarms)
  })
  return { alarms, state }
}

function inOrder(alarms: readonly Alarm[]): Alarm[] {
  return alarms.toSorted((a, b) => a.dueAt - b.dueAt || (a.story < b.story ? -1 : 1))
}

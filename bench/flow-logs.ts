/** `node bench/flow-logs.ts [--records 200000]`: VPC flow logs through the built-in detections, beside inflating and splitting lines. */
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { table, whole } from './table.ts'

const header =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status tcp-flags flow-direction'

function flowLog(records: number): Buffer {
  const lines = Array.from(
    { length: records },
    (_, index) =>
      `5 111122223333 eni-0a1b2c 198.51.100.${index % 250} 10.0.1.${index % 90} ${1024 + (index % 60_000)} 443 6 ${10 + (index % 90)} ${900 + index} ${1_772_323_200 + Math.floor(index / 500)} ${1_772_323_259 + Math.floor(index / 500)} ACCEPT OK 19 ingress`,
  )
  return gzipSync(`${[header, ...lines].join('\n')}\n`)
}

function splitLines(body: Buffer): number {
  let fields = 0
  for (const line of gunzipSync(body).toString('latin1').split('\n')) fields += line.split(' ').length
  return fields
}

async function readAndDetect(body: Buffer): Promise<number> {
  const state = new StateMap()
  let events = 0
  for await (const batch of readEventBatches(Readable.from([body]), { name: 'bench' })) {
    events += batch.events.length
    await detect(builtInRuleset(), batch.events, state, { now: 0, lateness: Number.POSITIVE_INFINITY })
  }
  return events
}

/** CPU seconds of one call, the smallest of several: what the work costs when nobody disturbs it. */
async function cpuSeconds(runs: number, run: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < runs; turn++) {
    const began = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(began)
    least = Math.min(least, (user + system) / 1e6)
  }
  return least
}

/** Measures and gives the table as Markdown. */
export async function benchFlowLogs(records: number, runs: number): Promise<string> {
  const body = flowLog(records)
  const least = await cpuSeconds(runs, () => splitLines(body))
  const ours = await cpuSeconds(runs, () => readAndDetect(body))
  return table(
    ['VPC flow log', 'records / core-s', 'ratio'],
    [
      ['gunzip, split every line', whole(records / least), '1.00'],
      ['read, normalise, detect', whole(records / ours), (least / ours).toFixed(2)],
    ],
  )
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { records: { type: 'string', default: '200000' }, runs: { type: 'string', default: '5' } } })
  console.log(await benchFlowLogs(Number(values.records), Number(values.runs)))
}

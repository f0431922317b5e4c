/**
 * `node bench/flow-logs.ts [--records 200000]`: VPC flow logs through the built-in detections, beside inflating and splitting lines.
 * `--distinct 1000000`: as many flows, each of them another one, through the command as a process: time and peak memory.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { best, measure } from './measure.ts'
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

/** An hour of 20 addresses, in both directions: every line is a flow of its own, between a client and a service. */
function distinctFlows(records: number): string {
  const lines = Array.from({ length: records }, (_, index) => {
    const [own, second] = [`10.0.${index % 20}.5`, Math.floor((index / records) * 3_600)]
    const peer = `${20 + ((index >> 16) & 63)}.${(index >> 8) & 255}.${index & 255}.7`
    const client = 1_024 + (index % 60_000)
    const [ends, direction] =
      index % 4 < 2
        ? [`${peer} ${own} ${client} 443`, 'ingress']
        : index % 4 === 2
          ? [`${own} ${peer} 443 ${client}`, 'egress']
          : [`${own} 198.51.100.${index % 50} ${client} 443`, 'egress']
    const flags = index % 4 === 2 ? 19 : 3
    return `5 111122223333 eni-${index % 20} ${ends} 6 ${10 + (index % 90)} ${900 + (index % 9_000)} ${1_772_323_200 + second} ${1_772_323_230 + second} ACCEPT OK ${flags} ${direction}`
  })
  return [header, ...lines, ''].join('\n')
}

/** Measures the command on a file of flows that are all different. */
async function benchDistinct(records: number, runs: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keepwatch-flows-'))
  try {
    const command = fileURLToPath(new URL('../functions/cli/keepwatch.ts', import.meta.url))
    const rows: string[][] = []
    let start = 0
    for (const count of [20, records]) {
      const file = join(folder, `${count}.log.gz`)
      await writeFile(file, gzipSync(distinctFlows(count)))
      const usages = []
      for (let turn = 0; turn < runs; turn++) usages.push(await measure(command, ['detect', '--workers', '1', file], [0, 3]))
      const { cpu, memory } = best(usages)
      if (count < records) start = cpu
      rows.push([`keepwatch detect, ${whole(count)} flows`, whole(count / Math.max(0.01, cpu - start)), cpu.toFixed(2), memory.toFixed(0)])
    }
    return table(['flows that are all different', 'flows / core-s without the start', 'CPU s', 'peak MB'], rows)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
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
  const { values } = parseArgs({
    options: { records: { type: 'string', default: '200000' }, runs: { type: 'string', default: '5' }, distinct: { type: 'string' } },
  })
  console.log(
    values.distinct === undefined
      ? await benchFlowLogs(Number(values.records), Number(values.runs))
      : await benchDistinct(Number(values.distinct), Number(values.runs)),
  )
}

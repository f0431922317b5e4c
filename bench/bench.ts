/**
 * `npm run bench`: how fast logs are read and analysed, beside what the machine can do at least: each figure is a ratio to a
 * baseline of the same run, since absolute times of shared machines drift by a factor of two. Nothing is asserted.
 */
import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { FindingStore } from '#lib/findings/finding-store.ts'
import { FindingMap } from '#lib/local/finding-map.ts'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'

const runs = 5

interface Input {
  readonly name: string
  readonly records: number
  readonly body: Buffer
  /** The least that any reader of this format must do. */
  readonly baseline: { readonly name: string; readonly run: (body: Buffer) => number }
}

function trail(records: number): Input {
  const calls = ['DescribeInstances', 'GetObject', 'AssumeRole', 'Decrypt', 'PutLogEvents', 'CreateUser', 'GetCallerIdentity'] as const
  const list = Array.from({ length: records }, (_, index) => ({
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::111122223333:assumed-role/app-${index % 40}/i-0a1b2c3d4e5f`,
      accountId: '111122223333',
    },
    eventTime: new Date(Date.parse('2026-03-01T00:00:00Z') + index * 37).toISOString(),
    eventSource: 'ec2.amazonaws.com',
    eventName: calls[index % calls.length],
    awsRegion: 'us-east-1',
    sourceIPAddress: `10.0.${index % 200}.${index % 250}`,
    userAgent: 'aws-sdk-go-v2/1.30.3 ua/2.1 os/linux lang/go#1.22.5 md/GOOS#linux md/GOARCH#arm64',
    requestParameters: { filterSet: { items: [{ name: 'tag:Name', valueSet: { items: [{ value: `web-${index}` }] } }] }, maxResults: 1000 },
    responseElements: null,
    requestID: `request-${index}`,
    eventID: `event-${index}`,
    readOnly: true,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
  }))
  const parse = (body: Buffer): number => {
    const byName = new Map<string, number>()
    for (const { eventName } of (JSON.parse(gunzipSync(body).toString('utf8')) as { Records: { eventName: string }[] }).Records) {
      byName.set(eventName, (byName.get(eventName) ?? 0) + 1)
    }
    return byName.size
  }
  return {
    name: 'CloudTrail file',
    records,
    body: gzipSync(JSON.stringify({ Records: list })),
    baseline: { name: 'gunzip + JSON.parse of the whole + dispatch on name', run: parse },
  }
}

function flowLog(records: number): Input {
  const header =
    'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status tcp-flags flow-direction'
  const lines = Array.from(
    { length: records },
    (_, index) =>
      `5 111122223333 eni-0a1b2c 198.51.100.${index % 250} 10.0.1.${index % 90} ${1024 + (index % 60_000)} 443 6 ${10 + (index % 90)} ${900 + index} ${1_772_323_200 + Math.floor(index / 500)} ${1_772_323_259 + Math.floor(index / 500)} ACCEPT OK 19 ingress`,
  )
  const split = (body: Buffer): number => {
    let fields = 0
    for (const line of gunzipSync(body).toString('latin1').split('\n')) fields += line.split(' ').length
    return fields
  }
  return {
    name: 'VPC flow log',
    records,
    body: gzipSync(`${[header, ...lines].join('\n')}\n`),
    baseline: { name: 'gunzip + split of every line', run: split },
  }
}

async function keepwatch(body: Buffer): Promise<number> {
  const items = new FindingMap()
  const store = new FindingStore(items, { now: () => 0, random: () => 0, sleep: async () => undefined })
  const state = new StateMap()
  let events = 0
  for await (const batch of readEventBatches(Readable.from([body]), { name: 'bench' })) {
    events += batch.events.length
    await store.record(await detect(builtInRuleset(), batch.events, state, { now: 0, lateness: Number.POSITIVE_INFINITY }))
  }
  return events
}

/** CPU seconds of one call, the smallest of several: what the work costs when nobody disturbs it. */
async function cpuSeconds(run: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < runs; turn++) {
    const began = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(began)
    best = Math.min(best, (user + system) / 1e6)
  }
  return best
}

for (const { name, records, body, baseline } of [trail(50_000), flowLog(200_000)]) {
  const least = await cpuSeconds(() => baseline.run(body))
  const ours = await cpuSeconds(() => keepwatch(body))
  console.log(`${name}: ${records} records`)
  console.log(`  ${baseline.name}: ${Math.round(records / least)} records per core-second`)
  console.log(
    `  read, normalise, detect, record: ${Math.round(records / ours)} records per core-second, ${(ours / least).toFixed(2)} times the baseline`,
  )
}
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, ${(performance.now() / 1000).toFixed(1)} s in all`)

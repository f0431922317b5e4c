/**
 * Writes CloudTrail files of an ordinary month, for measuring how often the detections speak where nothing is wrong:
 *   node bench/benign-stream.ts OUT [--days 30] [--events 1000000] [--seed 1]
 * Two accounts; `benign/life.ts` says what happens in them. The same seed writes the same records.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { Staff } from './benign/actors.ts'
import { Chance } from './benign/chance.ts'
import { type Call, filler, routines } from './benign/life.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    days: { type: 'string', default: '30' },
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
})
const [out] = positionals
if (out === undefined) throw new Error('No folder given. Wanted: node bench/benign-stream.ts OUT')
const [days, wanted, seed] = [Number(values.days), Number(values.events), Number(values.seed)]
const begin = Date.parse('2026-03-02T00:00:00Z')
const accounts = ['111122223333', '444455556666']
const global: ReadonlySet<string> = new Set([
  'iam.amazonaws.com',
  'organizations.amazonaws.com',
  'ce.amazonaws.com',
  'route53.amazonaws.com',
])

function recordOf(
  { caller, source, name, request = null, response = null, more = {}, read, data, error }: Call,
  staff: Staff,
  time: number,
  chance: Chance,
) {
  return {
    eventVersion: '1.11',
    ...caller,
    eventTime: new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    eventSource: source,
    eventName: name,
    awsRegion: global.has(source) ? 'us-east-1' : staff.region,
    ...(error === undefined ? {} : { errorCode: error, errorMessage: 'refused' }),
    requestParameters: request,
    responseElements: error === undefined ? response : null,
    requestID: chance.hex(32),
    eventID: `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-a${chance.hex(3)}-${chance.hex(12)}`,
    readOnly: read === true,
    eventType: 'AwsApiCall',
    managementEvent: data !== true,
    recipientAccountId: staff.account,
    eventCategory: data === true ? 'Data' : 'Management',
    ...more,
  }
}

/** One day of one account, in order of time. */
function dayOf(staff: Staff, day: number, events: number, chance: Chance): object[] {
  const start = begin + day * 86_400_000
  const isWeekend = new Date(start).getUTCDay() % 6 === 0
  const records: { readonly time: number; readonly record: object }[] = []
  const at = (time: number): string => new Date(time - 600_000).toISOString()
  for (const routine of routines) {
    const count = isWeekend && routine.weekdays ? 0 : chance.times(routine.perDay)
    for (let turn = 0; turn < count; turn++) {
      // People work from eight to six, machines around the clock.
      let time = start + (routine.weekdays ? 8 + chance.next() * 10 : chance.next() * 23.5) * 3_600_000
      for (const call of routine.calls(staff, at(time), chance, day)) {
        records.push({ time, record: recordOf(call, staff, time, chance) })
        time += 500 + chance.below(4_000)
      }
    }
  }
  while (records.length < events) {
    const time = start + chance.next() * 86_399_000
    records.push({ time, record: recordOf(filler(staff, at(time), chance), staff, time, chance) })
  }
  return records.sort((a, b) => a.time - b.time).map(({ record }) => record)
}

let written = 0
for (const [index, account] of accounts.entries()) {
  const chance = new Chance(seed * 1_000 + index)
  const staff = new Staff(account, 'eu-central-1', chance)
  mkdirSync(join(out, account), { recursive: true })
  for (let day = 0; day < days; day++) {
    const records = dayOf(staff, day, Math.ceil(wanted / days / accounts.length), chance)
    written += records.length
    const name = `${account}_CloudTrail_eu-central-1_${new Date(begin + day * 86_400_000).toISOString().slice(0, 10)}.json.gz`
    writeFileSync(join(out, account, name), gzipSync(JSON.stringify({ Records: records }), { level: 1 }))
  }
}
process.stdout.write(`${written} events of ${days} days in ${accounts.length} accounts below ${out}\n`)

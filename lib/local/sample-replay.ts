import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import type { EventBridgeEvent } from './event-dispatcher.ts'

/** A CloudTrail record of the samples. */
type TrailRecord = Readonly<Record<string, unknown>> & {
  readonly eventTime: string
  readonly awsRegion: string
  readonly eventType: string
}

/** A delivered log file of the samples: its key in the bucket and its bytes. */
export interface SampleFile {
  readonly key: string
  readonly body: Uint8Array
}

const millisecondsOf = (record: TrailRecord): number => Date.parse(record.eventTime)

/** The CloudTrail records of the samples, moved in time so that the last one happened at `end` (milliseconds). */
export async function sampleTrail(directory: string, end: number): Promise<readonly TrailRecord[]> {
  const records: TrailRecord[] = []
  for (const name of (await readdir(join(directory, 'cloudtrail'))).sort()) {
    records.push(...(JSON.parse(await readFile(join(directory, 'cloudtrail', name), 'utf8')) as { Records: TrailRecord[] }).Records)
  }
  const shift = end - Math.max(...records.map(millisecondsOf))
  return records
    .map((record) => ({ ...record, eventTime: new Date(millisecondsOf(record) + shift).toISOString().replace(/\.\d+Z$/, 'Z') }))
    .sort((a, b) => millisecondsOf(a) - millisecondsOf(b))
}

/** The record as EventBridge delivers it. */
export function asEventBridge(record: TrailRecord): EventBridgeEvent {
  const signIn = record.eventType === 'AwsConsoleSignIn'
  const source = String(record['eventSource']).replace('.amazonaws.com', '')
  return {
    version: '0',
    id: String(record['eventID']),
    'detail-type': signIn ? 'AWS Console Sign In via CloudTrail' : 'AWS API Call via CloudTrail',
    source: `aws.${source}`,
    account: String(record['recipientAccountId']),
    time: record.eventTime,
    region: record.awsRegion,
    resources: [],
    detail: record,
  }
}

/** The records as CloudTrail delivers them to a bucket some minutes later. */
export function asTrailFile(records: readonly TrailRecord[]): SampleFile {
  return { key: 'AWSLogs/111122223333/CloudTrail/us-east-1/replay.json.gz', body: gzipSync(JSON.stringify({ Records: records })) }
}

/** The flow logs of the samples, moved in time so that the last one ended at `end` (milliseconds). */
export async function sampleFlowLogs(directory: string, end: number): Promise<readonly SampleFile[]> {
  const files: SampleFile[] = []
  for (const name of (await readdir(join(directory, 'vpc-flow'))).sort()) {
    const [header = '', ...lines] = gunzipSync(await readFile(join(directory, 'vpc-flow', name)))
      .toString('utf8')
      .trimEnd()
      .split('\n')
    const columns = header.split(' ')
    const [startAt, endAt] = [columns.indexOf('start'), columns.indexOf('end')]
    const latest = Math.max(...lines.map((line) => Number(line.split(' ')[endAt])))
    // Whole minutes, so that the buckets of the original keep their content.
    const shift = Math.floor((end / 1000 - latest) / 60) * 60
    const moved = lines.map((line) => {
      const fields = line.split(' ')
      for (const column of [startAt, endAt]) fields[column] = String(Number(fields[column]) + shift)
      return fields.join(' ')
    })
    files.push({ key: `AWSLogs/111122223333/vpcflowlogs/us-east-1/${name}`, body: gzipSync(`${[header, ...moved].join('\n')}\n`) })
  }
  return files
}

const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Recorded snapshots as if they were taken at `now` (milliseconds): every time in them is moved alike, so that ages stay. */
export function asOf(now: number, parts: readonly SnapshotPart[]): readonly SnapshotPart[] {
  const shift = now - Math.max(...parts.map((part) => Date.parse(part.takenAt)))
  const move = (_: string, value: unknown): unknown =>
    typeof value === 'string' && isoTime.test(value) ? new Date(Date.parse(value) + shift).toISOString() : value
  return JSON.parse(JSON.stringify(parts), move) as readonly SnapshotPart[]
}

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** CloudTrail files of `perFile` records each. */
export interface Corpus {
  readonly directory: string
  readonly records: number
  readonly perFile: number
}

const generator = fileURLToPath(new URL('../../shared/tools/gen_cloudtrail.py', import.meta.url))

/**
 * Makes CloudTrail files below `directory`: by the generator of `../shared` (50 services, planted attacks), or, where that or
 * python3 is not there, simpler ones of our own, and says so. The same numbers give the same files.
 */
export async function makeCorpus(directory: string, records: number, perFile = 5_000): Promise<Corpus> {
  if (existsSync(generator)) {
    const args = [generator, directory, '-n', String(records), '--per-file', String(perFile)]
    const { status, error } = spawnSync('python3', args, { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status === 0) return { directory, records, perFile }
    console.error(`${error?.message ?? `the generator ended with ${status}`}; simpler files are made instead`)
  } else console.error('../shared/tools/gen_cloudtrail.py is not there; simpler files are made instead')
  await mkdir(directory, { recursive: true })
  for (let from = 0; from < records; from += perFile) {
    const list = Array.from({ length: Math.min(perFile, records - from) }, (_, index) => simpleRecord(from + index))
    await writeFile(join(directory, `${String(from).padStart(9, '0')}.json.gz`), gzipSync(JSON.stringify({ Records: list })))
  }
  return { directory, records, perFile }
}

const calls = ['DescribeInstances', 'GetObject', 'AssumeRole', 'Decrypt', 'PutLogEvents', 'GetParameter', 'GetCallerIdentity'] as const
const rareCalls = [
  ['ec2', 'RunInstances'],
  ['iam', 'CreateUser'],
  ['iam', 'AttachRolePolicy'],
  ['s3', 'PutBucketPolicy'],
  ['signin', 'ConsoleLogin'],
] as const

/** A record as CloudTrail writes it; every 500th has a rare name. */
export function simpleRecord(index: number): Readonly<Record<string, unknown>> {
  const rare = index % 500 === 499 ? rareCalls[Math.floor(index / 500) % rareCalls.length] : undefined
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLE${index % 40}:i-0a1b2c3d4e5f`,
      arn: `arn:aws:sts::111122223333:assumed-role/app-${index % 40}/i-0a1b2c3d4e5f`,
      accountId: '111122223333',
    },
    eventTime: new Date(Date.parse('2026-03-01T00:00:00Z') + index * 37).toISOString(),
    eventSource: `${rare?.[0] ?? 'ec2'}.amazonaws.com`,
    eventName: rare?.[1] ?? calls[index % calls.length],
    awsRegion: 'us-east-1',
    sourceIPAddress: `10.0.${index % 200}.${index % 250}`,
    userAgent: 'aws-sdk-go-v2/1.30.3 ua/2.1 os/linux lang/go#1.22.5 md/GOOS#linux md/GOARCH#arm64',
    requestParameters: { filterSet: { items: [{ name: 'tag:Name', valueSet: { items: [{ value: `web-${index}` }] } }] }, maxResults: 1000 },
    responseElements: null,
    requestID: `request-${index}`,
    eventID: `event-${index}`,
    readOnly: !rare,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
  }
}

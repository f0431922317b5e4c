import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
})
afterAll(() => rm(directory, { recursive: true }))

const audit = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'audit', ...args])
const scope = { account: '111122223333', region: 'us-east-1', service: 'sns' }
const DeliveryStatusLogging = [{ Protocol: 'sqs', FailureFeedbackRoleArn: 'arn:aws:iam::111122223333:role/feedback' }]
const topic = {
  arn: 'arn:aws:sns:us-east-1:111122223333:orders',
  type: 'AWS::SNS::Topic',
  account: scope.account,
  region: scope.region,
  tags: {},
  configuration: { TopicName: 'orders', Policy: null, KmsMasterKeyId: 'alias/aws/sns', DeliveryStatusLogging },
  observed: { SubscriptionsConfirmed: 1 },
}
const part = { ...scope, takenAt: '2026-03-01T12:00:00.000Z', types: ['AWS::SNS::Topic'], resources: [topic], gaps: [], calls: [] }
const recorded = async (name: string, body: unknown): Promise<string> => {
  const file = join(directory, name)
  await writeFile(file, typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
  return file
}

describe('keepwatch audit on a recorded snapshot', () => {
  it('judges the samples, with the fields of the contract, a manifest and exit code 3', async () => {
    const manifest = join(directory, 'manifest.json')
    const { code, out, err } = await audit('--snapshot', 'samples/snapshot', '--format', 'ndjson', '--manifest', manifest)
    expect(code, err).toBe(3)
    const lines = ndjson(out)
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(
        expect.arrayContaining(['checkId', 'verdict', 'severity', 'resource', 'account', 'region', 'evidence', 'reason', 'aliases']),
      )
    }
    expect(new Set(lines.map((line) => line['verdict']))).toEqual(new Set(['pass', 'fail', 'unknown', 'not-applicable', 'manual']))
    const unknown = lines.filter((line) => line['verdict'] === 'unknown')
    expect(unknown.map((line) => line['checkId'])).toContain('kms-key-rotation-enabled')
    expect(unknown.filter((line) => line['account'] !== '222233334444' || !String(line['checkId']).startsWith('kms-'))).toEqual([])
    const written = JSON.parse(await readFile(manifest, 'utf8'))
    expect(written.calls.refused).toBe(1)
    expect(written.parts.flatMap((one: { calls: { outcome: string }[] }) => one.calls.map(({ outcome }) => outcome))).toContain('denied')
  })

  it('prints a scorecard that shows its coverage', async () => {
    const { code, out } = await audit('--snapshot', 'samples/snapshot', '--framework', 'cis-7.0', '--format', 'table')
    expect(code).toBe(3)
    expect(out).toMatch(/Score: \d+ of \d+ decided requirements pass/)
    expect(out).toMatch(/Coverage: \d+ of 70 requirements decided \(\d+ %\), [^;]*; 85 of 86 scopes/)
  })

  it.each([
    ['nothing failed and everything was seen', part, 0],
    [
      'nothing failed, but something was not seen',
      {
        ...part,
        resources: [],
        gaps: [{ ...scope, action: 'sns:ListTopics', outcome: 'denied', reason: 'AccessDenied', types: ['AWS::SNS::Topic'] }],
      },
      1,
    ],
    ['a detail was not seen', { ...part, resources: [{ ...topic, unseen: { Policy: 'denied' } }] }, 1],
    [
      'something failed',
      {
        ...part,
        resources: [
          {
            ...topic,
            configuration: {
              ...topic.configuration,
              Policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sns:*', Resource: '*' }] },
            },
          },
        ],
      },
      3,
    ],
  ])('exits right when %s', async (_, body, expected) => {
    const file = await recorded('one.json.gz', gzipSync(JSON.stringify({ parts: [body] })))
    const { code, err } = await audit('--snapshot', file)
    expect(code, err).toBe(expected)
  })

  it.each([
    ['a path that is not there', ['--snapshot', 'no/such/file'], 1],
    ['a framework that is not there', ['--snapshot', 'samples/snapshot', '--framework', 'cis-0'], 2],
    ['a service that is not there', ['--service', 'nope'], 2],
    ['a stray word', ['samples'], 2],
    ['help', ['--help'], 0],
  ])('exits right for %s', async (_, args, expected) => {
    const { code, out, err } = await audit(...(args as string[]))
    expect(code).toBe(expected)
    expect(expected === 0 ? out : err).toMatch(/keepwatch/)
  })

  it.each([
    ['no JSON', '{"parts": ['],
    ['another shape', { parts: [{ account: 1 }] }],
    ['truncated gzip', gzipSync(JSON.stringify({ parts: [part] })).subarray(0, 60)],
  ])('says what is wrong with %s', async (name, body) => {
    const file = await recorded('bad.json', body)
    const { code, err } = await audit('--snapshot', file)
    expect([name, code]).toEqual([name, 1])
    expect(err).toContain('bad.json')
  })

  it('says what to do without credentials', async () => {
    const { code, err } = await runNode(['bin/keepwatch.mjs', 'audit', '--region', 'us-east-1'], {
      env: { AWS_SHARED_CREDENTIALS_FILE: join(directory, 'none'), AWS_CONFIG_FILE: join(directory, 'none') },
    })
    expect(code).toBe(1)
    expect(err).toMatch(/credentials/i)
  })
})

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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

const detect = (args: readonly string[], input?: string | Uint8Array) =>
  runNode(['bin/keepwatch.mjs', 'detect', ...args], input === undefined ? {} : { input })
const stop = (id: string, more: object = {}) => ({
  eventVersion: '1.09',
  eventID: id,
  eventTime: '2026-03-01T12:00:00Z',
  eventSource: 'cloudtrail.amazonaws.com',
  eventName: 'StopLogging',
  awsRegion: 'eu-west-1',
  recipientAccountId: '111122223333',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/alice', accountId: '111122223333' },
  requestParameters: { name: 'main' },
  ...more,
})
const bad = async (name: string, body: string | Uint8Array): Promise<string> => {
  const file = join(directory, name)
  await writeFile(file, body)
  return file
}

describe('keepwatch detect', () => {
  it('finds threats in CloudTrail and flow logs of a directory, with the fields of the contract', async () => {
    const { code, out, err } = await detect(['samples/cloudtrail', 'samples/vpc-flow', '--format', 'ndjson'])
    expect(code, err).toBe(3)
    const lines = ndjson(out)
    const fields = [
      'ruleId',
      'title',
      'severity',
      'firstSeen',
      'lastSeen',
      'emittedAt',
      'count',
      'attack',
      'principal',
      'resource',
      'account',
      'region',
      'eventIds',
    ]
    for (const line of lines) expect(Object.keys(line)).toEqual(expect.arrayContaining(fields))
    expect(lines.map((line) => line['ruleId'])).toEqual(expect.arrayContaining(['cloudtrail-trail-stopped', 'vpc-flow-inbound-flood']))
    expect(lines.find((line) => line['ruleId'] === 'vpc-flow-inbound-flood')?.['network']).toMatchObject({ target: '10.0.1.25' })
  })

  it('tells findings as stories', async () => {
    const { code, out, err } = await detect(['samples/cloudtrail', 'samples/vpc-flow', '--incidents', '--format', 'ndjson'])
    expect(code, err).toBe(3)
    const lines = ndjson(out) as {
      incidentId: string
      told: boolean
      severity: string
      findings: number
      steps: { at: string; eventIds: string[] }[]
    }[]
    const [story, ...others] = lines.filter(({ steps, told }) => told && steps.length > 4)
    expect(others).toEqual([])
    expect(story).toMatchObject({ told: true, severity: 'critical', principal: 'arn:aws:iam::111122223333:user/svc-reporting' })
    expect(story?.steps.map(({ at }) => at)).toEqual(story?.steps.map(({ at }) => at).toSorted())
    expect(story?.steps.every(({ eventIds }) => eventIds.length > 0)).toBe(true)
    expect(err).toContain(`${lines.length} incidents, ${lines.filter(({ told }) => told).length} of them worth an alert`)
    const table = await detect(['samples/cloudtrail', '--incidents', '--format', 'table'])
    expect(table.out).toContain('  high: A trail was stopped')
  })

  it.each([
    ['Records', (one: object) => JSON.stringify({ Records: [one] })],
    ['an array', (one: object) => JSON.stringify([one])],
    ['NDJSON', (one: object) => `${JSON.stringify(one)}\n`],
    ['gzip', (one: object) => gzipSync(JSON.stringify({ Records: [one] }))],
  ])('reads %s from standard input', async (_, form) => {
    const { code, out } = await detect(['-', '--format', 'ndjson'], form(stop('event-1')))
    expect(code).toBe(3)
    expect(ndjson(out).flatMap((line) => line['eventIds'])).toContain('event-1')
  })

  it('says the same whatever the order of files', async () => {
    const one = await bad('one.json', JSON.stringify({ Records: [stop('a'), stop('b', { eventTime: '2026-03-01T12:10:00Z' })] }))
    const two = await bad('two.json', JSON.stringify({ Records: [stop('c', { eventTime: '2026-03-01T11:50:00Z' }), stop('a')] }))
    expect((await detect([one, two])).out).toBe((await detect([two, one])).out)
  })

  it('sets aside what is bad, names it, goes on with the rest and keeps the exit code true', async () => {
    const files = await Promise.all([
      bad('malformed.json', `{"Records":[${JSON.stringify(stop('malformed-1'))},{"eventName": broken}]}`),
      bad('truncated.json.gz', gzipSync(JSON.stringify({ Records: [stop('truncated-1')] })).subarray(0, 120)),
      bad('bomb.json.gz', gzipSync(Buffer.alloc(300_000_000))),
      bad('empty.json', ''),
      bad('deep.json', `{"Records":[${'['.repeat(10_000)}${']'.repeat(10_000)},${JSON.stringify(stop('deep-1'))}]}`),
      bad('proto.json', `{"Records":[${JSON.stringify(stop('proto-1')).replace('{', '{"__proto__":{"eventName":"x"},"constructor":1,')}]}`),
      bad(
        'anonymous.json',
        JSON.stringify({ Records: [stop('anonymous-1', { userIdentity: undefined, unknownField: { deep: [null] } })] }),
      ),
    ])
    const setAside = join(directory, 'set-aside.ndjson')
    const { code, out, err } = await detect([...files, '--format', 'ndjson', '--set-aside', setAside])
    expect(code, err).toBe(3)
    const ids = ndjson(out).flatMap((line) => line['eventIds'])
    expect(ids).toEqual(expect.arrayContaining(['malformed-1', 'deep-1', 'proto-1', 'anonymous-1']))
    for (const name of ['malformed.json', 'truncated.json.gz', 'bomb.json.gz', 'empty.json', 'deep.json']) expect(err).toContain(name)
    const aside = ndjson(await readFile(setAside, 'utf8'))
    expect(aside.length).toBeGreaterThanOrEqual(5)
    expect(err).toContain(`${aside.length} records or files set aside`)
  })

  it.each([
    ['no path', [], 2],
    ['unknown option', ['samples', '--nope'], 2],
    ['unknown format', ['samples', '--format', 'xml'], 2],
    ['a path that is not there', ['no/such/file'], 1],
    ['rules that are not there', ['samples', '--rules', 'docs'], 2],
    ['help', ['--help'], 0],
  ])('exits right for %s', async (_, args, expected) => {
    const { code, out, err } = await detect(args as string[])
    expect(code).toBe(expected)
    if (expected !== 0) expect(err).toMatch(/^keepwatch: .+/)
    else expect(out).toContain('Examples:')
  })

  it('exits 1 when nothing could be read, 0 when there was nothing to find', async () => {
    expect((await detect(['-'], 'not a log\n')).code).toBe(1)
    const nothing = join(directory, 'no-files')
    await mkdir(nothing)
    expect((await detect([nothing])).code).toBe(1)
    expect((await detect(['-'], JSON.stringify({ Records: [stop('x', { eventName: 'DescribeTrails' })] }))).code).toBe(0)
  })
})

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, root, runNode } from './run-process.ts'

type Part = { takenAt: string; gaps: unknown[]; resources: { type: string; arn: string; configuration: Record<string, unknown> }[] }

let directory: string
const at = (name: string): string => join(directory, name)
const diff = (args: readonly string[], input?: string) =>
  runNode(['bin/keepwatch.mjs', 'diff', ...args], input === undefined ? {} : { input })

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  const { parts }: { parts: Part[] } = JSON.parse(await readFile(join(root, 'samples/snapshot/111122223333.json'), 'utf8'))
  const whole = parts.map((part) => ({ ...part, takenAt: '2026-03-10T15:00:00.000Z', gaps: [] }))
  const later = structuredClone(whole).map((part) => ({ ...part, takenAt: '2026-03-11T15:00:00.000Z' }))
  const group = later.flatMap(({ resources }) => resources).find(({ arn }) => arn.endsWith('sg-0a11'))
  if (group)
    group.configuration['SecurityGroupIngress'] = [
      ...(group.configuration['SecurityGroupIngress'] as object[]),
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
    ]
  const denied = structuredClone(whole).map((part) => ({
    ...part,
    resources: part.resources.filter(({ type }) => type !== 'AWS::KMS::Key'),
    gaps: part.resources.some(({ type }) => type === 'AWS::KMS::Key')
      ? [
          {
            account: '111122223333',
            region: 'us-east-1',
            service: 'kms',
            action: 'kms:ListKeys',
            outcome: 'denied',
            reason: 'AccessDenied',
            types: ['AWS::KMS::Key'],
          },
        ]
      : [],
  }))
  await writeFile(at('a.json'), JSON.stringify({ parts: whole }))
  await mkdir(at('b'))
  for (const [index, part] of later.toReversed().entries()) await writeFile(at(`b/part-${index}.json`), JSON.stringify(part))
  await writeFile(at('denied.json'), JSON.stringify({ parts: denied }))
  const call = {
    eventVersion: '1.09',
    eventID: 'call-1',
    eventTime: '2026-03-11T09:30:00Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'AuthorizeSecurityGroupIngress',
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.7',
    recipientAccountId: '111122223333',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/mallory\u001b[31m', accountId: '111122223333' },
    requestParameters: { groupId: 'sg-0a11' },
  }
  await writeFile(at('events.json'), JSON.stringify({ Records: [call] }))
  await writeFile(at('other.json'), JSON.stringify({ Records: [{ ...call, eventName: 'RunInstances', requestParameters: {} }] }))
  await writeFile(at('broken.json'), '{"Records":[{"eventVersion":"1.09","eventName":3}]}')
})
afterAll(() => rm(directory, { recursive: true }))

const sentence = 'port 22 is now open to 0.0.0.0/0 in sg-0a11'

describe('keepwatch diff', () => {
  it('tells a change of a file against a folder, and ends with 3', async () => {
    const { code, out, err } = await diff([at('a.json'), at('b')])
    expect(code, err).toBe(3)
    expect(ndjson(out)).toMatchObject([
      { record: 'change', kind: 'changed', weight: 'critical', sentence, notBefore: '2026-03-10T15:00:00.000Z' },
    ])
    expect(err).toContain('1 change')
  })

  it('says who did it, and lets no name act on the terminal', async () => {
    const { code, out } = await diff([at('a.json'), at('b'), '--events', at('events.json'), '--format', 'table'])
    expect(code).toBe(3)
    expect(out).toContain(sentence)
    expect(out).toMatch(/by user mallory\\x1b\[31m from 203\.0\.113\.7: AuthorizeSecurityGroupIngress/)
    expect(out).not.toContain('\u001b')
  })

  it('makes a finding of a change that no event explains, when the events are vouched for', async () => {
    const args = [at('a.json'), at('b'), '--events', at('other.json')]
    expect(ndjson((await diff(args)).out)).toMatchObject([{ record: 'change', explanation: { outcome: 'not-found' } }])
    const { out } = await diff([...args, '--events-complete'])
    expect(ndjson(out)).toMatchObject([
      { record: 'change', explanation: { outcome: 'unexplained', events: [] } },
      { record: 'finding', checkId: 'unexplained-change', verdict: 'fail', severity: 'critical', runId: 'run-2026-03-11T15-00-00Z' },
    ])
    const unreadable = await diff([...args, '--events', at('broken.json'), '--events-complete'])
    expect(ndjson(unreadable.out)).toMatchObject([{ record: 'change', explanation: { outcome: 'not-found' } }])
    expect(unreadable.err).toContain('proves nothing')
  })

  it('takes standard input, and gives JSON', async () => {
    const { code, out } = await diff(['-', at('b'), '--format', 'json'], await readFile(at('a.json'), 'utf8'))
    expect(code).toBe(3)
    expect(JSON.parse(out)).toMatchObject([{ sentence }])
  })

  it.each([
    ['nothing changed', ['a.json', 'a.json'], 0, /^0 changes$/m],
    ['what was not asked for is not compared', ['a.json', 'b', '--only', 'AWS::IAM::*'], 0, /^0 changes$/m],
    ['a refused listing is no change', ['a.json', 'denied.json'], 1, /1 thing could not be compared/],
    ['a type of which nothing is known', ['a.json', 'b', '--only', 'AWS::Odd::*'], 1, /nothing was compared/],
    ['the wrong way round', ['b', 'a.json'], 3, /is later than B/],
    ['one path', ['a.json'], 2, /wanted two/],
    ['standard input twice', ['-', '-'], 2, /standard input holds one/],
    ['a promise about nothing', ['a.json', 'b', '--events-complete'], 2, /--events/],
    ['a file that is not there', ['a.json', 'none.json'], 1, /Cannot read/],
    ['a file that is no snapshot', ['a.json', 'events.json'], 1, /no snapshot part/],
    ['events that are not there', ['a.json', 'b', '--events', 'none.json'], 1, /Cannot read/],
  ])('exits right: %s', async (_, args, wanted, message) => {
    const { code, err } = await diff(args.map((arg) => (/^(b|.+\.json)$/.test(arg) ? at(arg) : arg)))
    expect(code, err).toBe(wanted)
    expect(err).toMatch(message)
  })

  it('has help with examples', async () => {
    const { code, out } = await diff(['--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/Examples:/)
  })
})

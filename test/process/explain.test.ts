import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

const event = (id: string, eventName = 'StopLogging') => ({
  eventVersion: '1.09',
  eventID: id,
  eventTime: '2026-03-01T12:00:00Z',
  eventSource: 'cloudtrail.amazonaws.com',
  eventName,
  awsRegion: 'eu-west-1',
  userAgent: 'red\u001b[31m\u202e',
  recipientAccountId: '111122223333',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/alice', accountId: '111122223333' },
})
const rule = `title: A trail is looked at
id: my-rule
logsource: {product: aws, service: cloudtrail}
detection:
  selection: {eventName: DescribeTrails, userAgent|contains: blue}
  condition: selection
`

let directory: string
const at = (name: string): string => join(directory, name)
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  await writeFile(at('one.json'), JSON.stringify(event('event-1')))
  await writeFile(at('two.json'), JSON.stringify({ Records: [event('event-1'), event('event-2', 'DescribeTrails')] }))
  await writeFile(at('rule.yml'), rule)
  await writeFile(at('bad.yml'), rule.replace('contains', 'contians'))
})
afterAll(() => rm(directory, { recursive: true }))

const explain = (args: readonly string[], input?: string) =>
  runNode(['bin/keepwatch.mjs', 'detect', '--explain', ...args], input === undefined ? {} : { input })

describe('keepwatch detect --explain', () => {
  it('says why a built-in detection matches, by its id', async () => {
    const { code, out, err } = await explain([at('one.json'), 'cloudtrail-trail-stopped'])
    expect(code, err).toBe(3)
    expect(out).toMatch(/^cloudtrail-trail-stopped ".+" matches event event-1\n/)
    expect(out).toMatch(/yes eventName: got "StopLogging"/)
  })

  it('says why a rule of a file does not match, and lets no foreign text act on the terminal', async () => {
    const { code, out, err } = await explain([`${at('two.json')}#event-2`, at('rule.yml')])
    expect(code, err).toBe(0)
    expect(out).toContain('my-rule "A trail is looked at" does not match event event-2')
    expect(out).toMatch(/yes eventName: got "DescribeTrails"/)
    expect(out).toMatch(/no {2}userAgent\|contains: got "red\S+", wanted "blue"/)
    for (const character of ['\u001b', '\u202e']) expect(out).not.toContain(character)
  })

  it('gives JSON, takes standard input, and finds rules of --rules by their id', async () => {
    const args = ['-', 'my-rule', '--rules', at('rule.yml'), '--format', 'ndjson']
    const { code, out } = await explain(args, JSON.stringify(event('event-9', 'DescribeTrails')))
    expect(code).toBe(0)
    expect(ndjson(out)).toMatchObject([{ ruleId: 'my-rule', kind: 'rule', eventId: 'event-9', matches: false }])
  })

  it.each([
    ['one word', ['x'], 2, /wanted two/],
    ['a rule that is not there', ['one.json', 'no-such-rule'], 2, /no rule has the id/],
    ['a rule that is invalid', ['one.json', 'bad.yml'], 2, /contians/],
    ['several events', ['two.json', 'rule.yml'], 1, /has 2 events.*#event-1/],
    ['an id that is not there', ['two.json#event-7', 'rule.yml'], 1, /no event with the id "event-7"/],
    ['a file that is not there', ['none.json', 'rule.yml'], 1, /Cannot read/],
    ['help', ['--help'], 0, /Examples:/],
  ])('exits right for %s', async (_, args, wanted, message) => {
    const { code, out, err } = await explain(args.map((arg) => (/\.(json|yml)/.test(arg) ? at(arg) : arg)))
    expect(code).toBe(wanted)
    expect(wanted === 0 ? out : err).toMatch(message)
  })
})

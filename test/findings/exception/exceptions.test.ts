import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exception } from '#lib/findings/exception/exception.ts'
import { ExceptionSet, endingSoon } from '#lib/findings/exception/exception-set.ts'
import { readExceptions } from '#lib/findings/exception/read-exceptions.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const bucket = 'arn:aws:s3:::logs-2026'
const written = {
  id: 'EX-1',
  owner: 'Ann of Shop',
  requester: 'Ann of Shop',
  approver: 'Bob of Security',
  reason: 'The partner cannot use TLS 1.2 before March.',
  scope: { controls: ['s3-bucket-secure-transport-required'], accounts: ['111122223333'], regions: ['us-east-1'], resources: [bucket] },
  created: '2026-11-01T00:00:00Z',
  expires: '2027-03-01T00:00:00Z',
}
const fail = (arn = bucket, more: Partial<AuditObservation['resource']> = {}): AuditObservation => ({
  kind: 'audit',
  control: 's3-bucket-secure-transport-required',
  title: 't',
  severity: 'high',
  verdict: 'fail',
  resource: { arn, type: 'AWS::S3::Bucket', account: '111122223333', region: 'us-east-1', ...more },
  evidence: {},
  reason: 'r',
  remediation: 'm',
  observedAt: now,
  runId: 'run',
})
const exception = (more: object = {}, scope: object = {}): Exception => {
  const { active, refused } = readExceptions([{ ...written, ...more, scope: { ...written.scope, ...scope } }], now)
  const [one] = active
  if (!one) throw new Error(JSON.stringify(refused))
  return one
}

describe('reading exceptions', () => {
  it('takes one that is complete, narrow and in force', () => {
    expect(readExceptions({ exceptions: [written] }, now)).toEqual({ active: [written], refused: [] })
    // One word stands for a list of one; without regions, all.
    const { regions: _, ...scope } = { ...written.scope, controls: 'a-b', accounts: '111122223333', resources: bucket }
    expect(readExceptions([{ ...written, scope }], now).active[0]?.scope).toEqual({
      controls: ['a-b'],
      accounts: ['111122223333'],
      regions: ['*'],
      resources: [bucket],
    })
  })

  it.each<readonly [string, object, string, RegExp]>([
    ['no owner', { owner: '' }, 'malformed', /owner/],
    ['a short reason', { reason: 'because' }, 'malformed', /reason: at least 20 characters/],
    ['no end', { expires: undefined }, 'malformed', /expires/],
    ['an end that is no time', { expires: 'next year' }, 'malformed', /expires: a time in ISO 8601/],
    ['a year and a day', { expires: '2027-11-02T00:00:00Z' }, 'malformed', /more than 365 days/],
    ['an end before its beginning', { expires: '2026-10-01T00:00:00Z' }, 'malformed', /is not after/],
    ['approved by who asked', { approver: ' ann of SHOP ' }, 'malformed', /wanted somebody else/],
    ['an unknown key', { forever: true }, 'malformed', /the whole/],
    ['over', { created: '2026-01-01T00:00:00Z', expires: '2026-11-23T12:00:00Z' }, 'expired', /it ended on/],
    ['not begun', { created: '2026-12-01T00:00:00Z' }, 'not-yet', /it begins on/],
    ['every control', { scope: { ...written.scope, controls: ['*'] } }, 'over-broad', /scope\.controls: got "\*"/],
    ['a family of controls', { scope: { ...written.scope, controls: ['s3-*'] } }, 'over-broad', /scope\.controls/],
    ['every account', { scope: { ...written.scope, accounts: ['*'] } }, 'over-broad', /scope\.accounts/],
    ['every resource', { scope: { ...written.scope, resources: ['*'] } }, 'over-broad', /scope\.resources/],
    ['every resource of a service', { scope: { ...written.scope, resources: ['arn:aws:s3:::*'] } }, 'over-broad', /scope\.resources/],
    ['every region by a pattern', { scope: { ...written.scope, regions: ['eu-*'] } }, 'over-broad', /scope\.regions/],
    ['no resources', { scope: { ...written.scope, resources: [] } }, 'malformed', /scope\.resources/],
  ])('%s hides nothing, and is told', (_, change, reason, problem) => {
    const { active, refused } = readExceptions([{ ...written, ...change }], now)
    expect(active).toEqual([])
    expect(refused).toEqual([{ id: 'EX-1', reason, problem: expect.stringMatching(problem) }])
  })

  it('refuses both of two with one id, and what has none by its place', () => {
    const twice = readExceptions([written, { ...written, ticket: 'T-2' }, 7], now)
    expect(twice.active).toEqual([])
    expect(twice.refused.map(({ id }) => id)).toEqual(['EX-1', 'EX-1', 'exceptions[2]'])
    for (const value of [7, null, {}, { exceptions: 'x' }]) expect(() => readExceptions(value, now)).toThrow('wanted')
  })

  it('never throws on what is in the list, and takes nothing that is not as it should be', () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 5 }), (list) => {
        const { active, refused } = readExceptions(list, now)
        expect(active.length + refused.length).toBe(list.length)
        for (const one of active) expect(one.reason.length).toBeGreaterThanOrEqual(20)
      }),
    )
  })
})

describe('what an exception hides', () => {
  const hides = (one: Exception, observation: AuditObservation): boolean =>
    new ExceptionSet([one], now).apply(observation).exception !== undefined

  it.each<readonly [string, object, AuditObservation, boolean]>([
    ['the very resource', {}, fail(), true],
    ['another resource', {}, fail('arn:aws:s3:::logs-2027'), false],
    ['a longer name', {}, fail(`${bucket}-b`), false],
    ['another account', {}, fail(bucket, { account: '999988887777' }), false],
    ['another region', {}, fail(bucket, { region: 'eu-west-1' }), false],
    ['any region', { regions: '*' }, fail(bucket, { region: 'eu-west-1' }), true],
    ['another control', {}, { ...fail(), control: 's3-bucket-logging-enabled' }, false],
    ['a pass', {}, { ...fail(), verdict: 'pass' }, false],
    ['what was not seen', {}, { ...fail(), verdict: 'unknown' }, false],
    ['a beginning', { resources: 'arn:aws:s3:::logs-*' }, fail(), true],
    ['a beginning that is another', { resources: 'arn:aws:s3:::data-*' }, fail(), false],
    ['beginning and end', { resources: 'arn:aws:s3:::lo*26' }, fail(), true],
    ['an end that overlaps the beginning', { resources: 'arn:aws:s3:::logs-2026*26' }, fail(), false],
  ])('%s', (_, scope, observation, hidden) => {
    expect(hides(exception({}, scope), observation)).toBe(hidden)
  })

  it('of several the tightest, then the one that ends first', () => {
    const wide = exception({ id: 'wide' }, { resources: 'arn:aws:s3:::logs-*' })
    const long = exception({ id: 'long', expires: '2027-04-01T00:00:00Z' })
    const tight = exception({ id: 'tight' })
    for (const order of [
      [wide, long, tight],
      [tight, long, wide],
    ])
      expect(new ExceptionSet(order, now).apply(fail()).exception?.id).toBe('tight')
  })

  it('one that ends meanwhile hides nothing from then on', () => {
    const set = new ExceptionSet([exception()], now)
    expect(set.apply(fail(), Date.parse(written.expires) - 1).exception?.id).toBe('EX-1')
    expect(set.apply(fail(), Date.parse(written.expires)).exception).toBeUndefined()
  })

  it('counts what it hides, and names it with who answers for it', () => {
    const set = new ExceptionSet([exception({ ticket: 'T-1' }), exception({ id: 'idle' }, { accounts: '999988887777' })], now)
    expect(set.apply(fail()).exception).toEqual({
      id: 'EX-1',
      owner: written.owner,
      approver: written.approver,
      reason: written.reason,
      expires: written.expires,
      ticket: 'T-1',
    })
    set.apply(fail())
    expect([...set.uses()]).toEqual([
      ['EX-1', 2],
      ['idle', 0],
    ])
  })

  it('reminds fourteen days before the end', () => {
    const soon = exception({ id: 'soon', expires: '2026-12-07T12:00:00Z' })
    const later = exception({ id: 'later', expires: '2026-12-07T12:00:01Z' })
    expect(endingSoon([later, soon], now)).toEqual([soon])
  })
})

import { describe, expect, it } from 'vitest'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { deployedRuleset } from '#lib/monitor/deployed-ruleset.ts'
import { detect } from '#lib/monitor/detect.ts'
import { DetectionShare } from '#lib/monitor/detection-share.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { normaliseCloudTrail } from '#lib/monitor/log-sources/cloudtrail.ts'
import { refuseUnknown } from '#lib/monitor/operator/apply-operator.ts'
import { type Operator, readOperator } from '#lib/monitor/operator/operator.ts'

const account = '210987654321'
const now = Date.parse('2026-05-04T12:00:00Z')

function event(eventName: string, user: string, more: Readonly<Record<string, unknown>> = {}): SecurityEvent {
  const userIdentity = { type: 'IAMUser', arn: `arn:aws:iam::${account}:user/${user}`, accountId: account, userName: user }
  const record = {
    eventID: `${eventName}-${user}-${JSON.stringify(more)}`,
    eventTime: '2026-05-04T09:00:00Z',
    eventSource: 'cloudtrail.amazonaws.com',
    eventName,
    awsRegion: 'eu-central-1',
    sourceIPAddress: '198.51.100.7',
    userIdentity,
    recipientAccountId: account,
    ...more,
  }
  const read = normaliseCloudTrail(record)
  if (!read.ok) throw new Error('The record of the test was refused')
  return read.event
}

const operatorOf = (more: Readonly<Record<string, unknown>>): Operator => readOperator(more)
const found = (operator: Operator, events: readonly SecurityEvent[]) => detect(builtInRuleset(operator), events, new StateMap(), { now })

const exclusion = {
  detection: 'cloudtrail-trail-stopped',
  when: { 'userIdentity.arn': `arn:aws:iam::${account}:user/keeper` },
  reason: 'the keeper moves trails',
}

describe('exclusions', () => {
  it('what is excluded is recorded with the reason, at a level of which nobody is alerted; others are told', async () => {
    const observations = await found(operatorOf({ exclusions: [exclusion] }), [
      event('StopLogging', 'keeper'),
      event('StopLogging', 'ravi'),
    ])
    const own = observations.filter(({ control }) => control === exclusion.detection)
    expect(own.map(({ severity, principal, facts }) => [severity, principal?.split('/')[1], facts['excludedBecause']]).sort()).toEqual([
      ['high', 'ravi', undefined],
      ['informational', 'keeper', exclusion.reason],
    ])
    expect(new Set(own.map(({ dedupKey }) => dedupKey)).size).toBe(2)
  })

  it('are for one detection: the same actor stays visible to the others', async () => {
    const detach = event('DeleteFlowLogs', 'keeper', { eventSource: 'ec2.amazonaws.com', requestParameters: { flowLogIds: ['fl-1'] } })
    const observations = await found(operatorOf({ exclusions: [exclusion] }), [detach])
    expect(observations.filter(({ control }) => control === 'cloudtrail-flow-logs-deleted').map(({ severity }) => severity)).toEqual([
      'medium',
    ])
  })

  it('end on their day, by event time', async () => {
    const until = (expires: string) => found(operatorOf({ exclusions: [{ ...exclusion, expires }] }), [event('StopLogging', 'keeper')])
    const level = (observations: Awaited<ReturnType<typeof found>>) =>
      observations.filter(({ control }) => control === exclusion.detection).map(({ severity }) => severity)
    expect(level(await until('2026-05-04'))).toEqual(['high'])
    expect(level(await until('2026-05-05'))).toEqual(['informational'])
  })

  it('keep events out of a correlation, and say so', async () => {
    const reads = [0, 1, 2, 3, 4].map((index) =>
      event('GetSecretValue', 'vault', { eventSource: 'secretsmanager.amazonaws.com', requestParameters: { secretId: `s${index}` } }),
    )
    const detection = 'cloudtrail-secrets-read-in-bulk'
    const operator = operatorOf({ exclusions: [{ detection, when: { 'userIdentity.userName': 'vault' }, reason: 'copies secrets' }] })
    const levels = async (which: Operator) =>
      (await found(which, reads)).filter(({ control }) => control === detection).map(({ severity }) => severity)
    expect(new Set(await levels(operatorOf({})))).toEqual(new Set(['medium']))
    expect(new Set(await levels(operator))).toEqual(new Set(['informational']))
    expect(() => refuseUnknown(operator, builtInRuleset())).not.toThrow()
  })

  it('by class of actor: signals that the caller forges do not count', async () => {
    const operator = operatorOf({
      actors: { scanner: [`arn:aws:iam::${account}:user/audit`] },
      exclusions: [{ detection: exclusion.detection, actor: ['scanner'], reason: 'tests' }],
    })
    const events = [event('StopLogging', 'audit'), event('StopLogging', 'ravi', { userAgent: 'prowler/5' })]
    const levels = (await found(operator, events)).filter(({ control }) => control === exclusion.detection).map(({ severity }) => severity)
    expect(levels.sort()).toEqual(['high', 'informational'])
  })

  it('on files, too', () => {
    const share = new DetectionShare(builtInRuleset(operatorOf({ exclusions: [exclusion] })))
    share.look([event('StopLogging', 'keeper'), event('StopLogging', 'keeper', { awsRegion: 'eu-west-1' })])
    const own = [...share.drain()].map((finding) => finding.finding()).filter(({ control }) => control === exclusion.detection)
    expect(own.map(({ severity, count }) => [severity, count])).toEqual([['informational', 2]])
  })
})

it('a detection on trial is recorded and told to nobody', async () => {
  const observations = await found(operatorOf({ dryRun: [exclusion.detection] }), [event('StopLogging', 'ravi')])
  const own = observations.filter(({ control }) => control === exclusion.detection)
  expect(own.map(({ severity, title }) => [severity, title.startsWith('On trial: ')])).toEqual([['informational', true]])
})

it('trusted accounts are no outsiders; a policy that names another beside them is told', async () => {
  const trust = (...accounts: string[]) =>
    event('UpdateAssumeRolePolicy', 'ravi', {
      eventSource: 'iam.amazonaws.com',
      requestParameters: {
        roleName: 'ops',
        policyDocument: JSON.stringify({
          Statement: { Effect: 'Allow', Principal: { AWS: accounts.map((id) => `arn:aws:iam::${id}:root`) }, Action: 'sts:AssumeRole' },
        }),
      },
    })
  const operator = operatorOf({ trustedAccounts: ['303030303030'] })
  const isTold = async (which: Operator, ...accounts: string[]) =>
    (await found(which, [trust(...accounts)])).some(({ control }) => control === 'cloudtrail-role-trusts-other-account')
  expect(await isTold(operatorOf({}), '303030303030')).toBe(true)
  expect(await isTold(operator, '303030303030')).toBe(false)
  expect(await isTold(operator, account, '303030303030')).toBe(false)
  expect(await isTold(operator, account, '303030303030', '605040302010')).toBe(true)
})

describe('mistakes are named with their place', () => {
  it.each([
    [{ trusted: [] }, /trusted: is an unknown key/],
    [{ trustedAccounts: [12345678901] }, /trustedAccounts\.0: .*twelve digits, in quotes/],
    [{ approvedNetworks: ['0.0.0.0/0'] }, /approvedNetworks\.0: .*203\.0\.113\.0\/24/],
    [{ approvedNetworks: ['10.0.0.0/33'] }, /approvedNetworks\.0/],
    [{ actors: { ci: ['*:role/deploy'] } }, /actors\.ci\.0: .*names the account/],
    [{ actors: { robots: [] } }, /actors\.robots: is an unknown key/],
    [{ exclusions: [{ detection: 'x', reason: 'y' }] }, /exclusions\.0: .*leave everything alone/],
    [{ exclusions: [{ ...exclusion, when: { 'userIdentity.arn': '*' } }] }, /when\.userIdentity\.arn: .*narrower/],
    [{ exclusions: [{ ...exclusion, reason: '' }] }, /exclusions\.0\.reason/],
    [{ exclusions: [{ ...exclusion, expires: 'soon' }] }, /expires: .*2027-01-31/],
  ])('%j', (value, message) => {
    const error = (() => {
      try {
        return readOperator(value)
      } catch (problem) {
        return problem as { readonly key: string; readonly message: string }
      }
    })()
    expect(`${'key' in error ? error.key : ''}: ${'message' in error ? error.message : 'taken'}`).toMatch(message)
  })

  it('detections that are not there, and those that look at detections', () => {
    const rules = builtInRuleset()
    expect(() => refuseUnknown(operatorOf({ dryRun: ['cloudtrail-nothing'] }), rules)).toThrow(/no detection is called/)
    const several = { ...exclusion, detection: 'cloudtrail-several-first-times' }
    expect(() => refuseUnknown(operatorOf({ exclusions: [several] }), rules)).toThrow(/the exclusion on those/)
    expect(() => refuseUnknown(operatorOf({ exclusions: [exclusion] }), rules)).not.toThrow()
  })
})

it('a deployed file that cannot be used is said, and nothing is excluded', async () => {
  const said: string[] = []
  const ruleset = deployedRuleset(JSON.stringify({ exclusions: [{ detection: 'x' }] }), (message) => said.push(message))
  expect(said).toHaveLength(1)
  expect(ruleset).toBe(builtInRuleset())
  expect(deployedRuleset('', () => said.push(''))).toBe(builtInRuleset())
  const used = deployedRuleset(JSON.stringify({ exclusions: [exclusion] }), () => said.push(''))
  expect(said).toHaveLength(1)
  expect((await detect(used, [event('StopLogging', 'keeper')], new StateMap(), { now })).map(({ severity }) => severity)).toContain(
    'informational',
  )
})

import { describe, expect, it } from 'vitest'
import { StateMap } from '#lib/local/state-map.ts'
import { detect } from '#lib/monitor/detect.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { normaliseCloudTrail } from '#lib/monitor/log-sources/cloudtrail.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'

const day = 86_400_000
const start = Date.parse('2026-03-01T00:00:00Z')

const rule = (name: string, firstSeen: string): string => `
title: ${name}
name: ${name}
logsource: {product: aws, service: cloudtrail}
detection: {shell: {eventName: StartSession}, condition: shell}
level: low
keepwatch: {switch: cloudtrail-management, firstSeen: {${firstSeen}}}
`
const rulesetOf = (...texts: string[]) => compileRules(loadRules(texts.map((text, index) => ({ file: `${index}.yml`, text }))).documents)
const plain = rulesetOf(rule('shell', 'fields: [userIdentity|actor], learning: 14d, memory: 90d'))

function event(time: number, eventName: string, more: Readonly<Record<string, unknown>> = {}, account = '111122223333') {
  const role = (more['role'] as string | undefined) ?? 'web'
  const userIdentity = {
    type: 'AssumedRole',
    arn: `arn:aws:sts::${account}:assumed-role/${role}/s${time}`,
    sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${account}:role/${role}` } },
  }
  const eventTime = new Date(time).toISOString()
  const read = normaliseCloudTrail({
    eventID: `${time}${eventName}${JSON.stringify(more)}`,
    eventTime,
    eventSource: 'ssm.amazonaws.com',
    eventName,
    awsRegion: 'eu-central-1',
    sourceIPAddress: '198.51.100.7',
    userAgent: 'aws-cli/2.1',
    userIdentity,
    recipientAccountId: account,
    ...more,
  })
  if (!read.ok) throw new Error('The record of the test was refused')
  return read.event
}

/** Live, event by event: the times (days) at which something was told. */
async function toldOn(ruleset: typeof plain, events: readonly ReturnType<typeof event>[], state = new StateMap()): Promise<number[]> {
  const told: number[] = []
  for (const each of events) {
    const observations = await detect(ruleset, [each], state, { now: each.time + 60_000 })
    if (observations.length > 0) told.push(Math.round((each.time - start) / day))
  }
  return told
}

describe('learning, live', () => {
  it('the first match ever is new when the logs were read for long enough; before that nothing is', async () => {
    const life = [0, 5, 10, 20].map((at) => event(start + at * day, 'DescribeInstances'))
    expect(await toldOn(plain, [...life, event(start + 21 * day, 'StartSession')])).toEqual([21])
    expect(await toldOn(plain, [...life.slice(0, 2), event(start + 6 * day, 'StartSession')])).toEqual([])
  })

  it('no storm at a cold start, and it ends: a hundred identities in the first two weeks, one after them', async () => {
    const storm = Array.from({ length: 100 }, (_, index) => event(start + index * 3_600_000, 'StartSession', { role: `r${index}` }))
    expect(
      await toldOn(plain, [
        ...storm,
        event(start + 15 * day, 'StartSession', { role: 'r3' }),
        event(start + 16 * day, 'StartSession', { role: 'new' }),
      ]),
    ).toEqual([16])
  })

  it('each account, and each rule that comes later, learns for itself', async () => {
    const state = new StateMap()
    await toldOn(plain, [event(start, 'DescribeInstances')], state)
    const other = event(start + 20 * day, 'StartSession', {}, '444455556666')
    expect(await toldOn(plain, [other, event(start + 20 * day, 'StartSession')], state)).toEqual([20])
    const later = rulesetOf(rule('later', 'fields: [awsRegion], learning: 14d, memory: 90d'))
    expect(
      await toldOn(
        later,
        [event(start + 21 * day, 'StartSession'), event(start + 40 * day, 'StartSession', { awsRegion: 'sa-east-1' })],
        state,
      ),
    ).toEqual([40])
  })

  it('newGroups: learn keeps quiet of what a group does at first', async () => {
    const learn = rulesetOf(
      rule('learn', 'fields: [userAgent|family], groupBy: [userIdentity|actor], learning: 14d, memory: 90d, newGroups: learn'),
    )
    const at = (days: number, more: object = {}) => event(start + days * day, 'StartSession', { ...more })
    const boto = { userAgent: 'Boto3/1.3' }
    expect(
      await toldOn(learn, [
        at(0),
        at(20, { role: 'new' }),
        at(21, { role: 'new', ...boto }),
        at(22, { userAgent: 'aws-cli/9.9' }),
        at(23, boto),
      ]),
    ).toEqual([23])
  })

  it('learning: none tells of a habit once', async () => {
    const habit = rulesetOf(rule('habit', 'fields: [userIdentity|actor], learning: none, memory: 30d'))
    const days = [0, 1, 2, 25, 70, 71]
    expect(
      await toldOn(
        habit,
        days.map((at) => event(start + at * day, 'StartSession')),
      ),
    ).toEqual([0, 70])
  })
})

describe('values reduced to what stays the same', () => {
  const news = async (field: string, one: object, other: object) => {
    const ruleset = rulesetOf(rule('r', `fields: ['${field}'], learning: none, memory: 30d`))
    return (await toldOn(ruleset, [event(start, 'StartSession', { ...one }), event(start + day, 'StartSession', { ...other })])).length > 1
  }
  it.each([
    ['sourceIPAddress|network', { sourceIPAddress: '198.51.0.1' }, { sourceIPAddress: '198.51.255.9' }, false],
    ['sourceIPAddress|network', { sourceIPAddress: '198.51.0.1' }, { sourceIPAddress: '198.52.0.1' }, true],
    ['sourceIPAddress|network', { sourceIPAddress: '2001:db8:1::1' }, { sourceIPAddress: '2001:db8:ffff::2' }, false],
    ['sourceIPAddress|network', { sourceIPAddress: '::ffff:198.51.0.1' }, { sourceIPAddress: '198.51.3.4' }, false],
    ['sourceIPAddress|network', { sourceIPAddress: 'ec2.amazonaws.com' }, { sourceIPAddress: 'rds.amazonaws.com' }, true],
    ['userAgent|family', { userAgent: 'aws-cli/2.1 md/x' }, { userAgent: 'aws-cli/3.7' }, false],
    ['userAgent|family', { userAgent: '[S3 Browser/11.6.7 (https://s3browser.com)]' }, { userAgent: 'S3 Browser/12' }, false],
    ['userAgent|family', { userAgent: 'aws-sdk-go-v2/1.3' }, { userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.9 aws-sdk-go-v2/1.3' }, true],
    ['userIdentity|actor', { role: 'a' }, { role: 'a' }, false],
    ['userIdentity|actor', { role: 'a' }, { role: 'b' }, true],
  ])('%s: %j, then %j', async (field, one, other, isNew) => {
    expect(await news(field, one, other)).toBe(isNew)
  })

  it('an unknown one is refused, with those that there are', () => {
    const { errors } = loadRules([{ file: 'r.yml', text: rule('r', "fields: ['awsRegion|country'], learning: none, memory: 30d") }])
    expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(/awsRegion\|country.*\|network, \|family, \|actor/)])
  })

  it('hostile identities are nobody, and stop nothing', async () => {
    const ruleset = rulesetOf(rule('r', 'fields: [userIdentity|actor], learning: none, memory: 30d'))
    const odd = [null, 7, [], { arn: { a: 1 } }, { sessionContext: [1] }, JSON.parse('{"__proto__":{"arn":"x"}}')].map(
      (userIdentity, index) => event(start + index * day, 'StartSession', { userIdentity }),
    )
    expect(await toldOn(ruleset, odd)).toEqual([])
  })
})

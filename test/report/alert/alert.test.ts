import { describe, expect, test } from 'vitest'
import { alertOf } from '#lib/report/alert/alert-of.ts'
import { cloudTrailEventLink } from '#lib/report/alert/console-link.ts'
import { fitBytes, fitLines } from '#lib/report/alert/fit-bytes.ts'
import { renderAlert } from '#lib/report/alert/render-alert.ts'
import { safeSubject } from '#lib/report/alert/subject.ts'
import { principalName, resourceName } from '#lib/report/names.ts'
import { bucketPublic, bucketRecovered, owed, trailStopped } from '../example-findings.ts'

describe('an alert', () => {
  test("has the agreed fields, and CloudWatch's beside them", () => {
    const machine = JSON.parse(renderAlert(trailStopped, owed('opened')).machine)
    expect(machine).toMatchObject({
      schema: 'keepwatch.alert.v1',
      kind: 'monitoring',
      severityId: 5,
      who: 'role Admin, session alice@example.com',
      count: 1,
      provenance: { latencyMs: 12_000 },
      NewStateValue: 'ALARM',
      Region: 'us-east-1',
      AWSAccountId: '111122223333',
      truncated: false,
    })
  })

  test('opens and closes under one alarm name', () => {
    const opened = JSON.parse(renderAlert(bucketPublic, owed('opened')).machine)
    const closed = JSON.parse(renderAlert(bucketRecovered, owed('recovered', 'other')).machine)
    expect([closed.AlarmName, closed.NewStateValue]).toEqual([opened.AlarmName, 'OK'])
    expect(renderAlert(bucketRecovered, owed('recovered')).subject).toMatch(/^OK: /)
  })

  test('does not depend on the order in which a store gives facts back', () => {
    const facts = Object.fromEntries(Object.entries(trailStopped.facts).reverse())
    expect(renderAlert({ ...trailStopped, facts }, owed('opened'))).toEqual(renderAlert(trailStopped, owed('opened')))
  })

  test('tells a refused attempt as refused', () => {
    const rendered = renderAlert({ ...trailStopped, facts: { ...trailStopped.facts, errorCode: 'AccessDenied' } }, owed('opened'))
    expect(rendered.text.split('\n')[0]).toContain('refused (AccessDenied): CloudTrail')
    expect(rendered.subject).toContain('refused (AccessDenied)')
    const several = renderAlert({ ...trailStopped, count: 2, facts: { errorCode: 'AccessDenied' } }, owed('opened'))
    expect(several.text.split('\n')[0]).toContain('first attempt refused')
  })

  test.each([
    ['an opening told after the recovery', bucketRecovered, 'opened', 'It is put right since 2026-11-23 03:00:09 UTC.'],
    ['a recovery told after the next failure', bucketPublic, 'recovered', 'It fails again since 2026-11-22 03:00:11 UTC.'],
    ['an opening told in time', bucketPublic, 'opened', null],
  ] as const)('%s says what is true now', (_, finding, change, since) => {
    expect(alertOf(finding, owed(change)).since).toBe(since)
  })

  test('of an evidence ten thousand levels deep is cut and says so', () => {
    let deep: unknown = 'end'
    for (let level = 0; level < 10_000; level += 1) deep = { deep }
    const machine = JSON.parse(renderAlert({ ...bucketPublic, evidence: { deep } }, owed('opened')).machine)
    expect(machine.truncated).toBe(true)
  })

  test("keeps a run-book of a person's own width: no line over 78 columns but links and single arguments", () => {
    const { text } = renderAlert(trailStopped, owed('opened'))
    const long = text.split('\n').filter((line) => line.length > 78)
    expect(long.every((line) => line.startsWith('https://') || !line.trim().includes(' '))).toBe(true)
  })

  test('leaves attributes out that it does not know', () => {
    const { attributes } = renderAlert({ ...trailStopped, account: '', region: '', attack: [] }, owed('opened'))
    expect(Object.keys(attributes).sort()).toEqual(['kind', 'ruleId', 'schema', 'severity', 'severityId', 'status'])
    expect(attributes['severityId']).toEqual({ DataType: 'Number', StringValue: '5' })
  })
})

test.each([
  [
    'us-east-1',
    '3a6e0815-55d5-6d4b-2c5e-9cf5d94a069a',
    'https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/3a6e0815-55d5-6d4b-2c5e-9cf5d94a069a',
  ],
  [
    'cn-north-1',
    '3a6e0815-55d5-6d4b-2c5e-9cf5d94a069a',
    'https://cn-north-1.console.amazonaws.cn/cloudtrailv2/home?region=cn-north-1#/events/3a6e0815-55d5-6d4b-2c5e-9cf5d94a069a',
  ],
  ['global', '3a6e0815-55d5-6d4b-2c5e-9cf5d94a069a', undefined],
  ['evil.example/', '3a6e0815-55d5-6d4b-2c5e-9cf5d94a069a', undefined],
  ['us-east-1', 'f'.repeat(64), undefined],
  ['us-east-1', '"><script>', undefined],
])('the console link of an event in %s', (region, id, url) => {
  expect(cloudTrailEventLink(region, id)?.url).toBe(url)
})

test.each([
  ['Zugriff für Łukasz 🔥 gelöscht', 'Zugriff fur ?ukasz ? geloscht'],
  ['7 alarms', 'Keepwatch 7 alarms'],
  ['', 'Keepwatch'],
  ['a\r\nBcc: x', 'a?Bcc: x'],
  ['x'.repeat(200), `${'x'.repeat(96)}...`],
])('subject of %j', (text, subject) => {
  expect(safeSubject(text)).toBe(subject)
})

test.each([
  ['arn:aws:iam::111122223333:user/team/bob', 'user bob'],
  ['arn:aws:iam::999988887777:role/path/Reader', 'role Reader of account 999988887777'],
  ['arn:aws:sts::111122223333:assumed-role/Admin/i-0abc', 'role Admin, session i-0abc'],
  ['arn:aws:iam::111122223333:root', 'the root user'],
  ['cloudtrail.amazonaws.com', 'cloudtrail.amazonaws.com'],
  ['arn:', 'arn:'],
])('the principal %s in words', (principal, words) => {
  expect(principalName(principal, '111122223333')).toBe(words)
})

test.each([
  ['AWS::S3::Bucket', 'arn:aws:s3:::my-bucket', 'S3 Bucket my-bucket'],
  ['AWS::S3::Object', 'arn:aws:s3:::my-bucket/a/b', 'S3 Object my-bucket/a/b'],
  ['AWS::SNS::Topic', 'arn:aws:sns:eu-west-1:111122223333:alerts', 'SNS Topic alerts'],
  ['AWS::Lambda::Function', 'arn:aws:lambda:eu-west-1:111122223333:function:f', 'Lambda Function f'],
  ['AWS::::Account', 'arn:aws:iam::111122223333:root', 'the account'],
  ['', 'whatever', 'whatever'],
])('a %s in words', (type, arn, words) => {
  expect(resourceName({ type, arn })).toBe(words)
})

test.each([
  ['abc', 3, 'abc', false],
  ['abc', 2, 'ab', true],
  ['aé', 2, 'a', true],
  ['🔥🔥', 7, '🔥', true],
  ['🔥', 0, '', true],
  ['a\ud800', 4, 'a\ufffd', false],
])('%j within %i bytes', (text, bytes, fitted, truncated) => {
  expect(fitBytes(text, bytes)).toEqual({ text: fitted, truncated })
})

test('lines are left out from the end of the body, never from head or foot', () => {
  const parts = { head: ['head'], body: ['one', 'two', 'three'], foot: ['foot'], note: '(more)' }
  expect(fitLines(parts, 100)).toEqual({ text: 'head\none\ntwo\nthree\nfoot', truncated: false })
  expect(fitLines(parts, 22)).toEqual({ text: 'head\none\n(more)\nfoot', truncated: true })
})

test.each([
  ['AWS::S3::Bucket', 'arn:aws:s3:::b', 'aws s3 ls <BUCKET> <KEY_ID>', 'aws s3 ls b <KEY_ID>'],
  [
    'AWS::IAM::User',
    'arn:aws:iam::111122223333:user/team/bob',
    'aws iam get-user --user-name <USER_NAME>',
    'aws iam get-user --user-name bob',
  ],
  [
    'AWS::SNS::Topic',
    'arn:aws:sns:us-east-1:111122223333:t',
    'aws sns x <TOPIC_ARN> {{resourceName}}',
    'aws sns x arn:aws:sns:us-east-1:111122223333:t t',
  ],
])('a remediation is filled from a %s', (type, arn, remediation, command) => {
  const finding = { ...bucketPublic, resource: { ...bucketPublic.resource, type, arn }, remediation }
  expect(alertOf(finding, owed('opened')).audit?.remediation[0]?.command).toBe(command)
})

import { expect, test } from 'vitest'
import { isGone, resolveGone } from '#lib/audit/gone.ts'
import type { Gap, SnapshotPart } from '#lib/audit/snapshot.ts'
import { surveyOf } from '#lib/audit/survey.ts'
import { observeAudit } from '#lib/findings/audit-lifecycle.ts'
import type { AuditFinding, Finding } from '#lib/findings/finding.ts'
import { defaultAlertPolicy } from '#lib/findings/outbox.ts'
import type { Resource, ResourceRef } from '#lib/findings/resource.ts'
import { account, sample, takenAt } from './sample-resource.ts'

const type = 'AWS::SNS::Topic'
const bucketType = 'AWS::S3::Bucket'
const known: ResourceRef = { arn: 'arn:known', type, account, region: 'us-east-1' }
const bucket: ResourceRef = { arn: 'arn:aws:s3:::b', type: bucketType, account, region: 'eu-west-1' }
const gap: Gap = { account, region: 'us-east-1', service: 'sns', action: 'sns:ListTopics', outcome: 'denied', reason: 'no', types: [type] }

function part(parts: Partial<SnapshotPart>): SnapshotPart {
  return {
    account,
    region: 'us-east-1',
    service: 'sns',
    takenAt: new Date(takenAt).toISOString(),
    types: [type],
    resources: [],
    gaps: [],
    calls: [],
    ...parts,
  }
}

const seen: Resource = sample(type, { ...known })

const cases: readonly [string, boolean, ResourceRef, readonly SnapshotPart[]][] = [
  ['listed completely without it', true, known, [part({})]],
  ['listed with it', false, known, [part({ resources: [seen] })]],
  ['listed with another', true, known, [part({ resources: [{ ...seen, arn: 'arn:other' }] })]],
  ['a gap on its type', false, known, [part({ gaps: [gap] })]],
  ['a gap on another type', true, known, [part({ gaps: [{ ...gap, types: ['AWS::SNS::Subscription'] }] })]],
  ['a gap in another region', true, known, [part({}), part({ region: 'eu-west-1', gaps: [{ ...gap, region: 'eu-west-1' }] })]],
  ['its region not looked at', false, known, [part({ region: 'eu-west-1' })]],
  ['its type not looked at', false, known, [part({ types: [bucketType] })]],
  ['nothing looked at', false, known, []],
  ['another account', false, { ...known, account: '999999999999' }, [part({})]],
  ['a bucket of a region, in the global list', true, bucket, [part({ region: 'global', service: 's3', types: [bucketType] })]],
  [
    'the account itself',
    false,
    { ...known, type: 'AWS::::Account', region: 'global' },
    [part({ region: 'global', types: ['AWS::::Account'] })],
  ],
]

test.each(cases)('%s: gone %s', (_, gone, ref, parts) => {
  expect(isGone(ref, account, surveyOf(parts))).toBe(gone)
})

test('findings of what is gone are closed, and the others left alone', () => {
  const open = (resource: ResourceRef): Finding => {
    const observation = {
      kind: 'audit',
      control: 'c',
      title: 't',
      severity: 'high',
      verdict: 'fail',
      resource,
      evidence: {},
      reason: 'r',
      remediation: 'm',
      observedAt: takenAt - 1_000,
      runId: 'old',
    } as const
    return observeAudit(undefined, observation, defaultAlertPolicy, takenAt) as Finding
  }
  const findings = [open(known), open(bucket), { ...open({ ...known, arn: 'arn:closed' }), workflow: 'resolved' as const }]
  const [closing, ...others] = resolveGone(findings, account, surveyOf([part({})]), { runId: 'new' })
  expect(others).toEqual([])
  expect(closing).toMatchObject({ verdict: 'not-applicable', resource: known, observedAt: takenAt, runId: 'new' })
  const after = closing && observeAudit(findings[0] as AuditFinding, closing, defaultAlertPolicy, takenAt)
  expect(after).toMatchObject({ workflow: 'resolved', id: findings[0]?.id })
})

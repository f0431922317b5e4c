import { describe, expect, test } from 'vitest'
import { AuditConfigError, readAuditConfig } from '#lib/audit/audit-config.ts'
import type { Check } from '#lib/audit/check.ts'
import { checkNamed, chooseChecks, UnknownCheckError } from '#lib/audit/choose-checks.ts'
import { demandOf } from '#lib/audit/demand.ts'
import { defaultThresholds } from '#lib/audit/thresholds.ts'

const check = (id: string, severity: Check['severity'], prowler: string, securityHub: string[] = []): Check => ({
  id,
  title: id,
  severity,
  resource: 'AWS::S3::Bucket',
  reads: ['Policy'],
  rationale: '',
  remediation: { cli: '', cdk: '', terraform: '' },
  aliases: { prowler: [prowler], securityHub },
  evaluate: () => ({ verdict: 'pass', reason: 'fine', evidence: {} }),
})
const all = [
  check('s3-bucket-policy-not-public', 'high', 's3_bucket_policy_public', ['S3.2']),
  check('s3-bucket-versioned', 'low', 's3_bucket_versioning'),
  { ...check('ec2-volume-encrypted', 'medium', 'ec2_ebs_volume'), also: { 'AWS::KMS::Key': ['KeyState'] } },
]
const chosen = (choice: Parameters<typeof chooseChecks>[1]) => chooseChecks(all, choice).map(({ id }) => id)

describe('chooseChecks', () => {
  test.each<[string, Parameters<typeof chooseChecks>[1], readonly string[]]>([
    ['nothing narrows', {}, all.map(({ id }) => id)],
    ['an id', { ids: ['s3-bucket-versioned'] }, ['s3-bucket-versioned']],
    ['a name in Prowler', { ids: ['ec2_ebs_volume'] }, ['ec2-volume-encrypted']],
    ['a name in Security Hub', { ids: ['S3.2'] }, ['s3-bucket-policy-not-public']],
    ['a pattern', { ids: ['s3-*'] }, ['s3-bucket-policy-not-public', 's3-bucket-versioned']],
    ['a pattern with two stars', { ids: ['*-bucket-*public'] }, ['s3-bucket-policy-not-public']],
    ['a service', { services: ['ec2'] }, ['ec2-volume-encrypted']],
    ['a severity and graver', { severity: 'medium' }, ['s3-bucket-policy-not-public', 'ec2-volume-encrypted']],
    ['controls of a framework', { controls: new Set(['s3-bucket-versioned', 'other']) }, ['s3-bucket-versioned']],
    ['several at once', { services: ['s3'], severity: 'medium' }, ['s3-bucket-policy-not-public']],
  ])('%s', (_, choice, expected) => {
    expect(chosen(choice)).toEqual(expected)
  })

  test('a name that stands for nothing is refused with the nearest', () => {
    expect(() => chosen({ ids: ['s3-bucket-public'] })).toThrow(UnknownCheckError)
    expect(() => chosen({ ids: ['s3-bucket-public'] })).toThrow(/Did you mean s3-bucket-policy-not-public/)
    expect(() => checkNamed(all, 'nothing')).toThrow(/--list-checks/)
  })

  test('a pattern of many stars is quick', () => {
    const began = performance.now()
    expect(() => chosen({ ids: [`${'*a'.repeat(20_000)}*`] })).toThrow(UnknownCheckError)
    expect(performance.now() - began).toBeLessThan(500)
  })
})

test('what is wanted is what checks read, of their own type and beside it', () => {
  const wants = demandOf(all)
  expect([wants('AWS::S3::Bucket'), wants('AWS::S3::Bucket', 'Policy'), wants('AWS::KMS::Key', 'KeyState')]).toEqual([true, true, true])
  expect([wants('AWS::S3::Bucket', 'Acl'), wants('AWS::SNS::Topic'), wants('AWS::KMS::Key', 'Policy')]).toEqual([false, false, false])
})

describe('readAuditConfig', () => {
  test('what is not set keeps its default', () => {
    const { thresholds, skip } = readAuditConfig({ thresholds: { accessKeyAgeDays: 60 }, skip: ['s3-bucket-versioned'] }, 'f')
    expect(thresholds).toEqual({ ...defaultThresholds, accessKeyAgeDays: 60 })
    expect(skip).toEqual(['s3-bucket-versioned'])
    expect(readAuditConfig(null, 'f').thresholds).toEqual(defaultThresholds)
  })

  test.each([
    ['a mistyped name', { thresholds: { accessKeyAge: 60 } }],
    ['a number out of bounds', { thresholds: { accessKeyAgeDays: 0 } }],
    ['a text', { thresholds: { accessKeyAgeDays: '60' } }],
    ['another field', { threshold: {} }],
    ['a list', []],
  ])('%s is refused with the name of the file and what there is', (_, value) => {
    expect(() => readAuditConfig(value, 'audit.yml')).toThrow(AuditConfigError)
    expect(() => readAuditConfig(value, 'audit.yml')).toThrow(/audit\.yml: .*accessKeyAgeDays \(1 to/)
  })
})

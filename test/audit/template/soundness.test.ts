import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Check } from '#lib/audit/check.ts'
import { check as keyPublic } from '#lib/audit/checks/kms/key-not-public.ts'
import { check as keyRotation } from '#lib/audit/checks/kms/key-rotation-enabled.ts'
import { check as accessLogging } from '#lib/audit/checks/s3/bucket-access-logging-enabled.ts'
import { check as bucketEncrypted } from '#lib/audit/checks/s3/bucket-encrypted.ts'
import { check as bucketPolicyPublic } from '#lib/audit/checks/s3/bucket-policy-not-public.ts'
import { check as publicAccess } from '#lib/audit/checks/s3/bucket-public-access-blocked.ts'
import { check as secureTransport } from '#lib/audit/checks/s3/bucket-secure-transport-required.ts'
import { check as versioning } from '#lib/audit/checks/s3/bucket-versioning-enabled.ts'
import { check as topicEncrypted } from '#lib/audit/checks/sns/topic-encrypted.ts'
import { check as topicPublic } from '#lib/audit/checks/sns/topic-not-public.ts'
import { check as queueEncrypted } from '#lib/audit/checks/sqs/queue-encrypted.ts'
import { audited } from './audited.ts'

const checks: readonly Check[] = [
  keyPublic,
  keyRotation,
  accessLogging,
  bucketEncrypted,
  bucketPolicyPublic,
  publicAccess,
  secureTransport,
  versioning,
  topicEncrypted,
  topicPublic,
  queueEncrypted,
]

const tls = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::B', 'arn:aws:s3:::B/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}
const open = {
  Effect: 'Allow',
  Principal: { AWS: ['*'] },
  Action: ['s3:GetObject'],
  Resource: '*',
  Condition: { StringEquals: { 'aws:PrincipalAccount': ['1'] } },
}
const blocked = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }

/** A template in which every check finds something, with a place for a parameter everywhere. */
const base = {
  B: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: 'B',
      PublicAccessBlockConfiguration: blocked,
      LoggingConfiguration: { DestinationBucketName: 'logs', LogFilePrefix: 'x' },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'k' }, BucketKeyEnabled: true },
        ],
      },
    },
  },
  BP: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'B', PolicyDocument: { Version: '2012-10-17', Statement: [tls, open] } } },
  K: {
    Type: 'AWS::KMS::Key',
    Properties: { EnableKeyRotation: true, KeySpec: 'SYMMETRIC_DEFAULT', KeyPolicy: { Statement: [{ ...open, Action: 'kms:*' }] } },
  },
  T: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: 'k', TopicName: 'orders' } },
  TP: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: { Topics: ['arn:aws:sns:template:000000000000:orders'], PolicyDocument: { Statement: [{ ...open, Action: 'sns:*' }] } },
  },
  Q: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: 'k', SqsManagedSseEnabled: false } },
}

type Path = readonly (string | number)[]

/** Paths of everything below `Properties` of the resources. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, Array.isArray(value) ? Number(key) : key]))
      : []
  return path.length > 2 && path[1] === 'Properties' ? [path, ...inner] : inner
}

function replaced(value: unknown, [key, ...rest]: Path, make: (old: unknown) => unknown): unknown {
  if (key === undefined) return make(value)
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? replaced(one, rest, make) : one))
  return { ...(value as object), [key]: replaced((value as Readonly<Record<string, unknown>>)[key], rest, make) }
}

const paths = pathsIn(base)
const values = [
  '',
  'true',
  'false',
  'Enabled',
  'Suspended',
  '*',
  'Allow',
  'Deny',
  's3:*',
  'arn:aws:iam::999999999999:root',
  'AES256',
  'B',
  'arn:aws:s3:::B',
  'RSA_2048',
  'orders',
  '1',
]

/** Ways in which a value may hang on the parameter P. */
const hanging: readonly ((old: unknown) => unknown)[] = [
  () => ({ Ref: 'P' }),
  () => ({ 'Fn::Join': ['', [{ Ref: 'P' }]] }),
  (old) => ({ 'Fn::If': ['C', old, { Ref: 'AWS::NoValue' }] }),
  (old) => ({ 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, old] }),
  (old) => ({ 'Fn::If': ['C', old, { Ref: 'P' }] }),
  (old) => ({ 'Fn::FindInMap': ['M', { Ref: 'P' }, 'k', { DefaultValue: old }] }),
]

const templateOf = (resources: unknown) => ({
  Parameters: { P: { Type: 'String' } },
  Mappings: { M: { true: { k: 'x' }, B: { k: 'B' } } },
  Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'true'] } },
  Resources: resources,
})

const verdicts = (template: unknown, parameters?: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map(
    audited(template, checks, parameters ? { parameters } : {}).map(({ logicalId, observation }) => [
      `${logicalId} ${observation.control}`,
      observation.verdict,
    ]),
  )

describe('a value that is not known', () => {
  it('decides nothing: a verdict that is given without it holds whatever it is', () => {
    let unknown = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...hanging)), { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = changes.reduce<unknown>((resources, [path, make]) => {
          try {
            return replaced(resources, path, make)
          } catch {
            // An earlier change took the place away.
            return resources
          }
        }, base)
        const without = verdicts(templateOf(changed))
        unknown += [...without.values()].filter((verdict) => verdict === 'unknown').length
        for (const value of values) {
          const withValue = verdicts(templateOf(changed), new Map([['P', value]]))
          for (const [name, verdict] of without)
            if (verdict !== 'unknown' && withValue.get(name) !== 'unknown')
              expect([value, name, verdict]).toEqual([value, name, withValue.get(name)])
        }
      }),
      { numRuns: 250 },
    )
    // The search is worth something only if it met values that mattered.
    expect(unknown).toBeGreaterThan(100)
  })

  it('every part that a check reads makes it unknown, wherever it stands', () => {
    const known = verdicts(templateOf(base))
    expect([...known.values()]).not.toContain('unknown')
    const silent = paths.filter((path) => {
      const hidden = verdicts(templateOf(replaced(base, path, () => ({ 'Fn::ImportValue': 'x' }))))
      return ![...hidden.values()].includes('unknown')
    })
    // What no check of these reads: names, prefixes and the like.
    expect(silent.map((path) => path.join('.'))).toMatchInlineSnapshot(`
      [
        "B.Properties.LoggingConfiguration.LogFilePrefix",
        "B.Properties.BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID",
        "B.Properties.BucketEncryption.ServerSideEncryptionConfiguration.0.BucketKeyEnabled",
        "BP.Properties.PolicyDocument.Version",
      ]
    `)
  })
})

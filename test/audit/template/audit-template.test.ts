// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of Fn::Sub are part of templates.
import { describe, expect, it } from 'vitest'
import { defineCheck, fail, pass } from '#lib/audit/check.ts'
import { check as logGroupNotPublic } from '#lib/audit/checks/cloudwatch/log-group-not-public.ts'
import { check as keyRotation } from '#lib/audit/checks/kms/key-rotation-enabled.ts'
import { check as accessLogging } from '#lib/audit/checks/s3/bucket-access-logging-enabled.ts'
import { check as publicAccess } from '#lib/audit/checks/s3/bucket-public-access-blocked.ts'
import { check as secureTransport } from '#lib/audit/checks/s3/bucket-secure-transport-required.ts'
import { check as topicEncrypted } from '#lib/audit/checks/sns/topic-encrypted.ts'
import { check as topicPublic } from '#lib/audit/checks/sns/topic-not-public.ts'
import { check as queueEncrypted } from '#lib/audit/checks/sqs/queue-encrypted.ts'
import { isForTemplates } from '#lib/audit/template/audit-template.ts'
import { allow, audited, blocked, bucket, common, onlyVerdict, resources, topic, verdictsOf } from './audited.ts'

describe('checks on a template', () => {
  it('see a key of the same template, through Ref, GetAtt and Fn::If', () => {
    const template = resources(
      {
        Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: 'true' } },
        Old: { Type: 'AWS::KMS::Key' },
        ByRef: topic({ KmsMasterKeyId: { Ref: 'Key' } }),
        ByArn: topic({ KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }),
        ByIf: topic({ KmsMasterKeyId: { 'Fn::If': ['Off', { Ref: 'Key' }, { Ref: 'AWS::NoValue' }] } }),
        None: topic(),
        Imported: topic({ KmsMasterKeyId: { 'Fn::ImportValue': 'key' } }),
      },
      { Conditions: { Off: { 'Fn::Equals': ['a', 'b'] } } },
    )
    expect(verdictsOf(template, topicEncrypted)).toEqual({ ByRef: 'pass', ByArn: 'pass', ByIf: 'fail', None: 'fail', Imported: 'unknown' })
    expect(verdictsOf(template, keyRotation)).toEqual({ Key: 'pass', Old: 'fail' })
  })

  it('say where the resource stands and which value was not known', () => {
    const [verdict] = audited('Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      KmsMasterKeyId: !ImportValue key\n', [
      topicEncrypted,
    ])
    expect(verdict).toMatchObject({ logicalId: 'T', place: { line: 2, column: 3 } })
    expect(verdict?.observation).toMatchObject({
      verdict: 'unknown',
      reason: 'KmsMasterKeyId was not seen: Fn::ImportValue comes from another stack',
      resource: { arn: 'arn:aws:sns:template:000000000000:T', type: 'AWS::SNS::Topic', account: 'template', region: 'template' },
    })
    const placed = onlyVerdict(resources({ T: topic() }), topicEncrypted, { account: '111122223333', region: 'eu-west-1' })
    expect(placed.resource).toMatchObject({ arn: 'arn:aws:sns:eu-west-1:111122223333:T', account: '111122223333', region: 'eu-west-1' })
  })

  it('know what AWS does when a property is left out, and what it does not say', () => {
    expect(verdictsOf(resources({ Q: { Type: 'AWS::SQS::Queue' } }), queueEncrypted)).toEqual({ Q: 'pass' })
    expect(
      verdictsOf(resources({ Q: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: 'false' } } }), queueEncrypted),
    ).toEqual({ Q: 'fail' })
    expect(verdictsOf(resources({ Blocked: bucket({ PublicAccessBlockConfiguration: blocked }), Silent: bucket() }), publicAccess)).toEqual(
      {
        Blocked: 'pass',
        Silent: 'unknown',
      },
    )
  })

  it('say unknown for a boolean whose default is not known, rather than "off"', () => {
    const check = defineCheck({
      ...common,
      id: 'x-made-up',
      title: 't',
      resource: 'AWS::Events::Rule',
      reads: ['EventPattern', 'State'],
      evaluate: ({ configuration }) => (configuration.EventPattern === null ? fail('none') : pass('some')),
    })
    expect(verdictsOf(resources({ R: { Type: 'AWS::Events::Rule' } }), check)).toEqual({ R: 'fail' })
    const trail = defineCheck({
      ...common,
      id: 'x-trail',
      title: 't',
      resource: 'AWS::CloudTrail::Trail',
      reads: ['IsLogging'],
      evaluate: ({ configuration }) => (configuration.IsLogging === true ? pass('on') : fail('off')),
    })
    expect(onlyVerdict(resources({ T: { Type: 'AWS::CloudTrail::Trail' } }), trail)).toMatchObject({
      verdict: 'unknown',
      reason: expect.stringContaining('the template does not set it'),
    })
    expect(onlyVerdict(resources({ T: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: 'maybe' } } }), trail).reason).toContain(
      '"maybe" is neither true nor false',
    )
  })

  it('judge around a part that is not known, and stop where they read it', () => {
    const policy = (resource: unknown) => ({
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'B' },
        PolicyDocument: {
          Statement: [
            { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: resource, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          ],
        },
      },
    })
    const arns = [{ 'Fn::GetAtt': ['B', 'Arn'] }, { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${B}/*' }]
    expect(verdictsOf(resources({ B: bucket(), P: policy(arns) }), secureTransport)).toEqual({ B: 'pass' })
    const unknown = onlyVerdict(resources({ B: bucket(), P: policy([...arns, { 'Fn::ImportValue': 'x' }]) }), secureTransport)
    expect(unknown).toMatchObject({
      verdict: 'unknown',
      reason: expect.stringMatching(/^Policy\.Statement\.0\.Resource\.2 was not seen: Fn::ImportValue/),
    })
    const logged = bucket({ LoggingConfiguration: { DestinationBucketName: 'logs', LogFilePrefix: { 'Fn::ImportValue': 'x' } } })
    expect(verdictsOf(resources({ B: logged }), accessLogging)).toEqual({ B: 'pass' })
  })

  it('tell in the evidence what is not known of it', () => {
    const check = defineCheck({
      ...common,
      id: 'x-tells',
      title: 't',
      resource: 'AWS::S3::Bucket',
      reads: ['LoggingConfiguration'],
      evaluate: ({ configuration: { LoggingConfiguration: to } }) =>
        to?.DestinationBucketName ? pass('some', { to }) : fail('none', { to }),
    })
    const logged = bucket({ LoggingConfiguration: { DestinationBucketName: 'logs', LogFilePrefix: { 'Fn::ImportValue': 'x' } } })
    expect(onlyVerdict(resources({ B: logged }), check)).toMatchObject({
      verdict: 'pass',
      evidence: { to: { DestinationBucketName: 'logs', LogFilePrefix: expect.stringContaining('Fn::ImportValue') } },
    })
  })

  it('a check that swallows the error of what is not known decides nothing', () => {
    const swallowing = defineCheck({
      ...common,
      id: 'x-swallows',
      title: 't',
      resource: 'AWS::S3::Bucket',
      reads: ['LoggingConfiguration'],
      evaluate({ configuration }) {
        try {
          return pass(String(configuration.LoggingConfiguration?.DestinationBucketName))
        } catch {
          return pass('whatever')
        }
      },
    })
    const template = resources({ B: bucket({ LoggingConfiguration: { DestinationBucketName: { 'Fn::ImportValue': 'x' } } }) })
    expect(verdictsOf(template, swallowing)).toEqual({ B: 'unknown' })
  })
})

describe('what is not asked', () => {
  const check = { ...keyRotation }
  it.each([
    ['a control on the account', { ...check, accountNeedsOne: 'none' }],
    ['a control on each region', { ...check, regionNeedsOne: 'none' }],
    ['the account itself', { ...check, resource: 'AWS::::Account' }],
    ['a type that CloudFormation does not have', { ...check, resource: 'Keepwatch::RDS::Snapshot' }],
    ['what only a live account knows', { ...check, resource: 'AWS::S3::Bucket', reads: ['MFADelete'] }],
  ])('%s', (_, one) => {
    expect(isForTemplates(one)).toBe(false)
    expect(audited(resources({ K: { Type: one.resource } }), [one])).toEqual([])
  })

  it('a check of one’s own on a type that no other speaks about is asked', () => {
    const own = { ...check, resource: 'AWS::Location::Map', reads: ['MapName'], evaluate: () => pass('ok') }
    expect(verdictsOf(resources({ M: { Type: 'AWS::Location::Map', Properties: { MapName: 'm' } } }), own)).toEqual({ M: 'pass' })
  })
})

describe('conditions on resources', () => {
  const conditions = {
    Parameters: { P: { Type: 'String' } },
    Conditions: { No: { 'Fn::Equals': ['a', 'b'] }, Yes: { 'Fn::Equals': ['a', 'a'] }, Maybe: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } },
  }
  it('leave out what is not made, and mark what may be', () => {
    const template = resources(
      { A: { ...topic(), Condition: 'No' }, B: { ...topic(), Condition: 'Yes' }, C: { ...topic(), Condition: 'Maybe' } },
      conditions,
    )
    const verdicts = audited(template, [topicEncrypted])
    expect(verdicts.map(({ logicalId }) => logicalId)).toEqual(['B', 'C'])
    expect(verdicts[0]?.observation.evidence).not.toHaveProperty('onlyIfCondition')
    expect(verdicts[1]?.observation).toMatchObject({ verdict: 'fail', evidence: { onlyIfCondition: 'Maybe' } })
  })

  it('leave unknown what something else that may be made says', () => {
    const policy = { Type: 'AWS::SNS::TopicPolicy', Condition: 'Maybe', Properties: { Topics: [{ Ref: 'T' }], PolicyDocument: allow('*') } }
    expect(verdictsOf(resources({ T: topic(), P: policy }, conditions), topicPublic)).toEqual({ T: 'unknown' })
  })
})

describe('what is not in the template', () => {
  it('is never taken for absent', () => {
    const verdict = onlyVerdict(resources({ L: { Type: 'AWS::Logs::LogGroup' } }), logGroupNotPublic)
    expect(verdict).toMatchObject({ verdict: 'unknown', reason: expect.stringContaining('a template is not the whole account') })
  })

  const findsKey = defineCheck({
    ...common,
    id: 'x-finds',
    title: 't',
    resource: 'AWS::SNS::Topic',
    reads: ['KmsMasterKeyId'],
    also: { 'AWS::KMS::Key': ['EnableKeyRotation'] },
    evaluate: (_, { related }) =>
      related.find('AWS::KMS::Key', (key) => key.configuration.EnableKeyRotation === true) ? pass('one') : fail('none'),
  })
  it('what is in it is found, unless it may not be made', () => {
    const key = (more: object = {}) => ({ Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true }, ...more })
    const maybe = { Parameters: { P: { Type: 'String' } }, Conditions: { Maybe: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } } }
    expect(verdictsOf(resources({ T: topic(), K: key() }), findsKey)).toEqual({ T: 'pass' })
    expect(verdictsOf(resources({ T: topic(), K: key({ Condition: 'Maybe' }) }, maybe), findsKey)).toEqual({ T: 'unknown' })
    expect(verdictsOf(resources({ T: topic() }), findsKey)).toEqual({ T: 'unknown' })
  })

  it('is said where a part stands for more', () => {
    const template = resources({
      Fn: { Type: 'AWS::Serverless::Function' },
      Stack: { Type: 'AWS::CloudFormation::Stack' },
      Mod: { Type: 'My::Own::Thing::MODULE' },
      'Fn::ForEach::Loop': ['x', ['a'], {}],
      Custom: { Type: 'Custom::X' },
    })
    const verdicts = audited(template, [topicEncrypted])
    expect(verdicts.map(({ logicalId, observation }) => [logicalId, observation.control, observation.verdict])).toEqual(
      ['Fn::ForEach::Loop', 'Fn', 'Stack', 'Mod'].map((id) => [id, 'template-understood', 'unknown']),
    )
  })

  it('a macro may change everything', () => {
    const of = (transform: unknown) =>
      verdictsOf(resources({ T: topic({ KmsMasterKeyId: 'k' }) }, { Transform: transform }), topicEncrypted)
    expect(of('AWS::LanguageExtensions')).toEqual({ T: 'pass' })
    expect(of(['AWS::LanguageExtensions', 'OurMacro'])).toEqual({ Transform: 'unknown', T: 'unknown' })
    expect(of({ Name: 'AWS::Include', Parameters: {} })).toEqual({ Transform: 'unknown', T: 'unknown' })
    const local = resources({ T: topic({ 'Fn::Transform': { Name: 'AWS::Include' } }) })
    expect(verdictsOf(local, topicEncrypted)).toEqual({ T: 'unknown' })
  })
})

describe('the account', () => {
  const crossAccount = defineCheck({
    ...common,
    id: 'x-cross',
    title: 't',
    resource: 'AWS::SNS::Topic',
    reads: ['Policy'],
    evaluate: ({ configuration, account }) => (JSON.stringify(configuration.Policy).includes(`:${account}:`) ? pass('own') : fail('other')),
  })
  const template = (principal: unknown) =>
    resources({
      T: topic(),
      P: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'T' }], PolicyDocument: allow({ AWS: principal }) } },
    })
  it('decides only when it is known, or when it does not matter', () => {
    const named = template('arn:aws:iam::111122223333:root')
    expect(onlyVerdict(named, crossAccount)).toMatchObject({ verdict: 'unknown', reason: expect.stringContaining('pass in 111122223333') })
    expect(verdictsOf(named, crossAccount, { account: '111122223333' })).toEqual({ T: 'pass' })
    expect(verdictsOf(named, crossAccount, { account: '444455556666' })).toEqual({ T: 'fail' })
    expect(verdictsOf(template({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' }), crossAccount)).toEqual({ T: 'pass' })
    expect(verdictsOf(named, topicEncrypted)).toEqual({ T: 'fail' })
  })

  it('a template that names too many is not judged on them', () => {
    const many = template(Array.from({ length: 25 }, (_, n) => `arn:aws:iam::${String(n + 100).padStart(12, '1')}:root`))
    expect(onlyVerdict(many, topicPublic)).toMatchObject({ verdict: 'unknown', reason: expect.stringContaining('more than 20 accounts') })
  })
})

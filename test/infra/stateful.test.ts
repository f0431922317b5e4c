import { describe, expect, it } from 'vitest'
import { at, ofType, richConfig, synthesise } from './synthesised.ts'

/** Types whose replacement loses data, messages in flight or confirmed subscriptions. */
const statefulTypes = [
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
]

describe('what outlives a deployment', () => {
  const [main, ...forwarding] = synthesise()
  const stateful = (stack: typeof main) => statefulTypes.flatMap((type) => ofType(stack, type).map(([id]) => `${type} ${id}`)).toSorted()

  // A changed line here is a replaced resource in every deployment there is: add lines, never change one.
  const pinned = [
    'AWS::DynamoDB::Table FindingsTable',
    'AWS::DynamoDB::Table StateTable',
    'AWS::Events::EventBus EventBus',
    'AWS::KMS::Key Key',
    'AWS::KMS::Key SealKey',
    'AWS::S3::Bucket AccessLogBucket',
    'AWS::S3::Bucket EvidenceBucket',
    'AWS::S3::Bucket LogBucket',
    'AWS::SNS::Topic AlertsChatTopic',
    'AWS::SNS::Topic AlertsTextTopic',
    'AWS::SNS::Topic AlertsTopic',
    'AWS::SQS::Queue ChangeQueue',
    'AWS::SQS::Queue ChangeQueueDeadLetters',
    'AWS::SQS::Queue DnsLogQueue',
    'AWS::SQS::Queue DnsLogQueueDeadLetters',
    'AWS::SQS::Queue EventQueue',
    'AWS::SQS::Queue EventQueueDeadLetters',
    'AWS::SQS::Queue FlowLogQueue',
    'AWS::SQS::Queue FlowLogQueueDeadLetters',
    'AWS::SQS::Queue TrailLogQueue',
    'AWS::SQS::Queue TrailLogQueueDeadLetters',
    'AWS::SQS::Queue UndeliveredChanges',
    'AWS::SQS::Queue UndeliveredEvents',
    'AWS::SQS::Queue UnstartedAudits',
    'AWS::SQS::Queue WebLogQueue',
    'AWS::SQS::Queue WebLogQueueDeadLetters',
  ]

  it('keeps its logical ids', () => {
    expect(stateful(main)).toEqual(pinned)
    expect(stateful(synthesise(richConfig)[0])).toEqual([...pinned, 'AWS::SQS::Queue UndeliveredLogFiles'].toSorted())
    for (const stack of forwarding) expect(stateful(stack)).toEqual([])
  })

  it('keeps keys, tables and buckets when the stack goes or a property would replace them', () => {
    for (const [id, resource] of Object.entries(main.resources)) {
      if (!['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket'].includes(resource.Type)) continue
      expect([id, resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual([id, 'Retain', 'Retain'])
    }
  })

  it('keeps every table recoverable, encrypted with the own key and on demand', () => {
    const tables = ofType(main, 'AWS::DynamoDB::Table')
    expect(tables).toHaveLength(2)
    for (const [, properties] of tables) {
      expect(properties).toMatchObject({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
        DeletionProtectionEnabled: true,
        BillingMode: 'PAY_PER_REQUEST',
      })
    }
  })

  it('gives the tables the keys and indexes that lib/aws reads by', () => {
    expect(main.resources['FindingsTable']?.Properties).toMatchObject({
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'pending-alerts',
          KeySchema: [{ AttributeName: 'outbox' }, { AttributeName: 'owedAt' }],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'by-account',
          KeySchema: [{ AttributeName: 'account' }, { AttributeName: 'lastSeen' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    })
    expect(main.resources['StateTable']?.Properties).toMatchObject({
      KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [{ AttributeName: 'dueShard' }, { AttributeName: 'dueAt' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    })
  })

  it('locks evidence and versions every bucket, open to nobody', () => {
    expect(main.resources['EvidenceBucket']?.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } },
    })
    for (const [, properties] of ofType(main, 'AWS::S3::Bucket')) {
      expect(properties).toMatchObject({
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      })
    }
    for (const id of ['EvidenceBucket', 'LogBucket']) {
      expect(at(main.resources[id], 'Properties', 'LoggingConfiguration', 'DestinationBucketName')).toEqual({ Ref: 'AccessLogBucket' })
      expect(
        at(main.resources[id], 'Properties', 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault'),
      ).toEqual({
        SSEAlgorithm: 'aws:kms',
        KMSMasterKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] },
      })
    }
  })

  it('rotates its key', () => {
    expect(main.resources['Key']?.Properties).toMatchObject({ EnableKeyRotation: true })
  })

  it('tags everything that takes tags', () => {
    const untagged = [
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
      'AWS::SQS::Queue',
      'AWS::Lambda::Function',
      'AWS::IAM::Role',
      'AWS::SNS::Topic',
    ]
      .flatMap((type) => [main, ...forwarding].flatMap((stack) => ofType(stack, type)))
      .filter(([, properties]) => !JSON.stringify(properties['Tags'] ?? []).includes('"keepwatch"'))
    expect(untagged.map(([id]) => id)).toEqual([])
  })
})

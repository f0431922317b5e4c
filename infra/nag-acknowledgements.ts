import { grantsOf } from '#lib/aws/action-resources.ts'
import { type KeepwatchConfig, partitionOf } from './config.ts'

/** One finding of a pack that stands, where, and why. */
export interface Acknowledgement {
  /** Path below the main stack, or `forwarding` for each forwarding stack. */
  readonly at: string
  readonly id: string
  readonly reason: string
}

/** Every finding that stands. A test holds that each of them is still needed. */
export function acknowledgements(config: KeepwatchConfig): readonly Acknowledgement[] {
  return [
    ...stores,
    ...functions,
    ...folders,
    ...auditRun(config),
    ...forwarding,
    ...ofExistingBuckets(config),
    ...ofLogGroups(config),
    ...ofLogReview(config),
    ...ofSharedConcurrency(config),
  ]
}

const inlinePolicy = {
  id: 'NIST.800.53.R5-IAMNoInlinePolicy',
  reason:
    'Each role has one policy that is written for it and dies with it. As a managed policy it could be attached to somebody else, which is the larger risk.',
}

const stores: readonly Acknowledgement[] = [
  ...['Storage/FindingsTable', 'Storage/StateTable'].map((at) => ({
    at,
    id: 'NIST.800.53.R5-DynamoDBInBackupPlan',
    reason:
      'Point-in-time recovery keeps every second of the last 35 days, and deletion protection keeps the table. A backup plan belongs to the account, which may add the table by its tag.',
  })),
  ...['Storage/EvidenceBucket', 'Storage/LogBucket', 'Storage/AccessLogBucket'].map((at) => ({
    at,
    id: 'NIST.800.53.R5-S3BucketReplicationEnabled',
    reason:
      'A replica in another region doubles the cost and needs a bucket and a key that this stack does not own. Versioning, and for evidence Object Lock, protect against deletion; an owner who must survive the loss of a region adds replication to the bucket.',
  })),
  {
    at: 'Storage/AccessLogBucket',
    id: 'NIST.800.53.R5-S3DefaultEncryptionKMS',
    reason: 'S3 delivers server access logs only to a bucket whose default encryption is its own key (SSE-S3).',
  },
]

/** What the packs find at every construct that holds functions. */
function functionFindings(at: string): readonly Acknowledgement[] {
  return [
    { at, ...inlinePolicy },
    {
      at,
      id: 'NIST.800.53.R5-LambdaInsideVPC',
      reason:
        'The functions take no connections and call AWS APIs only. A VPC would add endpoints for a dozen services in every region audited, at many times the cost of everything else, and would protect nothing that listens.',
    },
    {
      at,
      id: 'NIST.800.53.R5-LambdaDLQ',
      reason:
        "No input can be lost in Lambda's own retry queue: what SQS delivers goes to the dead-letter queue of its queue, what CloudWatch Logs calls goes, when it failed, to a queue that the same function reads, what Step Functions calls is retried and caught by the state machine, and the sweep and the tick, which have no input, find in the tables what they left undone.",
    },
  ]
}

const functions: readonly Acknowledgement[] = [
  ...['Alerting', 'Monitor', 'Canary', 'Audit'].flatMap(functionFindings),
  lastResort('Monitor/UndeliveredEvents', 'the EventBridge rules'),
  lastResort('Audit/UnstartedAudits', 'the schedule'),
  lastResort('Audit/Changes/UndeliveredChanges', 'the EventBridge rules on changes'),
]

const detectDoors = ['detect-events', 'detect-trail-logs', 'detect-flow-logs', 'detect-dns-logs', 'detect-web-logs']

const changes = 'Changes/audit-changes'

const folders: readonly Acknowledgement[] = [
  ...detectDoors.map((door) =>
    folder(`Monitor/${door}`, 'LogBucket', 'set-aside/', 'Names of records set aside are hashes of their content.'),
  ),
  folder('Monitor/detect-trail-logs', 'LogBucket', 'cloudtrail/', 'CloudTrail chooses the names below its prefix.'),
  folder('Monitor/detect-flow-logs', 'LogBucket', 'vpc-flow-logs/', 'VPC flow logs choose the names below their folder.'),
  folder('Monitor/detect-dns-logs', 'LogBucket', 'route53-query-logs/', 'Resolver query logs choose the names below their folder.'),
  folder('Monitor/detect-web-logs', 'AccessLogBucket', 'alb-access-logs/', 'Load balancers choose the names below their folder.'),
  folder('Monitor/detect-web-logs', 'AccessLogBucket', 's3-access-logs/', 'S3 chooses the names of access logs.'),
  ...['plan-audit', 'collect', 'evaluate', 'MachineRole', changes].map((role) =>
    folder(`Audit/${role}`, 'EvidenceBucket', 'runs/', 'A run is named by its time slot.'),
  ),
  ...['evaluate', changes].map((role) =>
    folder(`Audit/${role}`, 'EvidenceBucket', 'accounts/', 'The run that was last is kept under its account.'),
  ),
  ...['evaluate', changes].map((role) =>
    folder(`Audit/${role}`, 'EvidenceBucket', 'changes/', 'What was seen after a change is named by its resource.'),
  ),
  folder('Audit/evaluate', 'EvidenceBucket', 'seals/', 'A seal is named by its time and its run.'),
  ...['collect', 'evaluate', changes].map((role) =>
    folder(`Audit/${role}`, 'EvidenceBucket', 'snapshots/', 'Snapshots are named by the hash of their content.'),
  ),
]

const auditRun = ({ region }: KeepwatchConfig): readonly Acknowledgement[] => [
  {
    at: 'Audit/AuditRole',
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'An audit looks at every resource, those of tomorrow included. The actions are generated from what the collectors call: reads of settings only, with reads of stored data denied beside them.',
  },
  ...grantsOf(['apigateway:GET'], partitionOf(region)).flatMap(({ resources }) =>
    resources.map((resource) => ({
      at: 'Audit/AuditRole',
      id: `AwsSolutions-IAM5[Resource::${resource}]`,
      reason: 'Less than every resource: the paths of API Gateway that are listed, in any region, without its keys.',
    })),
  ),
  ...['/', ':'].map((separator) => ({
    at: 'Audit/MachineRole',
    id: `AwsSolutions-IAM5[Resource::arn:${partitionOf(region)}:states:${region}:<AWS::AccountId>:execution:keepwatch-audit${separator}*]`,
    reason: 'A distributed map starts, stops and redrives executions of its own machine, whose names Step Functions makes up.',
  })),
  {
    at: 'Audit/Machine',
    id: 'AwsSolutions-SF1',
    reason:
      'Logging by the state machine needs logs:PutResourcePolicy and log delivery permissions on every resource of the account: a permission to write outside this stack, which Keepwatch never holds. Step Functions keeps the whole history of an execution for 90 days, each function has its log, and each run leaves a manifest of every call in the evidence bucket.',
  },
  {
    at: 'Audit/Machine',
    id: 'AwsSolutions-SF2',
    reason:
      'X-Ray takes its permission on every resource only, which Keepwatch never asks for a write. The execution history shows the time that each state took.',
  },
]

const forwarding: readonly Acknowledgement[] = [{ at: 'forwarding', ...inlinePolicy }]

/** A permission that ends at a folder of a bucket of this stack. */
function folder(at: string, bucket: string, prefix: string, why: string): Acknowledgement {
  return {
    at,
    id: `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${prefix}*]`,
    reason: `The permission ends at one folder of a bucket of this stack. ${why}`,
  }
}

function lastResort(at: string, of: string): Acknowledgement {
  return {
    at,
    id: 'AwsSolutions-SQS3',
    reason: `This is itself a dead-letter queue: of ${of}, which name it as their target of last resort.`,
  }
}

function ofExistingBuckets({ existingLogBuckets, region }: KeepwatchConfig): readonly Acknowledgement[] {
  if (existingLogBuckets.length === 0) return []
  const reads = existingLogBuckets.flatMap(({ name }) =>
    ['detect-trail-logs', 'detect-flow-logs', 'detect-dns-logs', 'detect-web-logs'].map((door) => ({
      at: `Monitor/${door}`,
      id: `AwsSolutions-IAM5[Resource::arn:${partitionOf(region)}:s3:::${name}/*]`,
      reason: `The operator named the bucket ${name} as one whose log files are to be read; who delivers them chooses their names.`,
    })),
  )
  return [...reads, lastResort('Monitor/UndeliveredLogFiles', 'the EventBridge rules on existing buckets')]
}

function ofLogGroups({ logGroups, reserveConcurrency }: KeepwatchConfig): readonly Acknowledgement[] {
  if (logGroups.length === 0) return []
  const at = 'LogSubscriptions'
  return [
    ...functionFindings(at),
    folder(`${at}/detect-log-events`, 'LogBucket', 'set-aside/', 'Names of records set aside are hashes of their content.'),
    ...(reserveConcurrency ? [] : [sharedConcurrency(at)]),
  ]
}

function ofLogReview({ trailBuckets, region, reserveConcurrency }: KeepwatchConfig): readonly Acknowledgement[] {
  if (trailBuckets.length === 0) return []
  const at = 'LogReview'
  const door = `${at}/review-logs`
  const reads = trailBuckets.flatMap(({ name }) =>
    ['CloudTrail', 'CloudTrail-Digest', 'CloudTrail-Insight'].map((part) => {
      const place = name === 'own' ? '<LogBucket.Arn>/cloudtrail/' : `arn:${partitionOf(region)}:s3:::${name}/*`
      return {
        at: door,
        id: `AwsSolutions-IAM5[Resource::${place}AWSLogs/*/${part}/*]`,
        reason: 'The operator named the bucket as one whose trails are verified; CloudTrail chooses the names below its folders.',
      }
    }),
  )
  return [
    ...functionFindings(at),
    ...reads,
    folder(door, 'EvidenceBucket', 'log-reviews/', 'A review is named by its time.'),
    {
      at: door,
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Listing trails and the public keys of CloudTrail takes no resource; both are reads.',
    },
    ...(reserveConcurrency ? [] : [sharedConcurrency(at)]),
  ]
}

function ofSharedConcurrency({ reserveConcurrency }: KeepwatchConfig): readonly Acknowledgement[] {
  if (reserveConcurrency) return []
  return ['Alerting', 'Monitor', 'Canary', 'Audit'].map(sharedConcurrency)
}

function sharedConcurrency(at: string): Acknowledgement {
  return {
    at,
    id: 'NIST.800.53.R5-LambdaConcurrency',
    reason:
      'The operator switched reservations off because the account has too few executions to set any aside. The maximum concurrency of each queue still bounds each lane.',
  }
}

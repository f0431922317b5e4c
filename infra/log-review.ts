import { Duration, Stack } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import type { Alerting } from './alerting.ts'
import type { KeepwatchConfig } from './config.ts'
import { allowItems, allowKey, allowWrite } from './grants.ts'
import { type DoorEnv, KeepwatchFunction } from './keepwatch-function.ts'
import { logFolders } from './log-delivery.ts'
import type { Storage } from './storage.ts'

/** Folders of a bucket that log review reads, behind any prefix: nothing else that lies there. */
export const reviewedFolders = ['CloudTrail', 'CloudTrail-Digest', 'CloudTrail-Insight'] as const

/** Props of `LogReview`. */
export interface LogReviewProps {
  readonly config: Pick<KeepwatchConfig, 'auditRegions' | 'logRetentionDays' | 'reserveConcurrency' | 'trailBuckets'>
  readonly storage: Storage
  readonly alerting: Alerting
}

/**
 * Once a day the digests and log files of the trails are verified. A function of its own, because it reads what the audit role is denied: the
 * content of log files, which it hashes and drops. It may read no other folder, and change nothing but findings and its own record.
 */
export class LogReview extends Construct {
  constructor(scope: Construct, id: string, { config, storage, alerting }: LogReviewProps) {
    super(scope, id)
    const { partition } = Stack.of(this)
    const others = config.trailBuckets.filter(({ name }) => name !== 'own')
    const isOwn = others.length < config.trailBuckets.length
    const review = new KeepwatchFunction(this, 'review-logs', {
      door: 'review-logs',
      env: {
        AUDIT_REGIONS: config.auditRegions.join(','),
        EVIDENCE_BUCKET: storage.evidence.bucketName,
        FINDINGS_TABLE: storage.findings.tableName,
        STATE_TABLE: storage.state.tableName,
        TRAIL_BUCKETS: [...(isOwn ? [storage.logs.bucketName] : []), ...others.map(({ name }) => name)].join(','),
      } satisfies DoorEnv<'reviewLogs'>,
      key: storage.key,
      logRetentionDays: config.logRetentionDays,
      memory: 1024,
      timeout: Duration.minutes(14),
      reservedConcurrency: config.reserveConcurrency ? 1 : undefined,
    })
    review.allow(['cloudtrail:DescribeTrails', 'cloudtrail:ListPublicKeys'], ['*'])
    if (isOwn) {
      review.allow(
        ['s3:GetObject'],
        reviewedFolders.map((folder) => storage.logs.arnForObjects(`${logFolders.trail}AWSLogs/*/${folder}/*`)),
      )
      review.allow(['s3:ListBucket'], [storage.logs.bucketArn])
    }
    if (others.length > 0) {
      const arns = others.map(({ name }) => `arn:${partition}:s3:::${name}`)
      review.allow(
        ['s3:GetObject'],
        arns.flatMap((arn) => reviewedFolders.map((folder) => `${arn}/*AWSLogs/*/${folder}/*`)),
      )
      review.allow(['s3:ListBucket'], arns)
      const keys = others.flatMap(({ keyArn }) => keyArn ?? [])
      if (keys.length > 0) review.allow(['kms:Decrypt'], keys)
    }
    allowItems(review, storage.findings)
    review.allow(['dynamodb:GetItem'], [storage.state.tableArn])
    allowWrite(review, storage.evidence, 'log-reviews/')
    allowKey(review, storage.key)
    new Rule(this, 'Daily', {
      description: 'Keepwatch: verify the log files of the last day',
      schedule: Schedule.cron({ minute: '50', hour: '5' }),
      targets: [new LambdaFunction(review.lambda)],
    })
    alerting.alarms.onFunction('LogReview', review)
  }
}

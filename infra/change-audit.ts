import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import { changeEvents } from '#lib/aws/event-patterns.ts'
import type { Alerting } from './alerting.ts'
import { auditRoleName } from './audit-role.ts'
import { BufferedQueue, deadLetterQueue } from './buffered-queue.ts'
import type { KeepwatchConfig } from './config.ts'
import { EventRules, letEventsIn } from './event-rules.ts'
import { allowItems, allowKey, allowQuery, allowRead, allowWrite } from './grants.ts'
import { type DoorEnv, KeepwatchFunction } from './keepwatch-function.ts'
import type { Storage } from './storage.ts'

/** Props of `ChangeAudit`. */
export interface ChangeAuditProps {
  readonly config: KeepwatchConfig
  readonly storage: Storage
  readonly alerting: Alerting
  /** Bus that takes the events of the other watched regions. */
  readonly eventBusName: string
}

/** Calls that change a setting to findings: bus → queue → look again at what was touched. Without such calls it costs nothing. */
export class ChangeAudit extends Construct {
  readonly door: KeepwatchFunction

  constructor(scope: Construct, id: string, { config, storage, alerting, eventBusName }: ChangeAuditProps) {
    super(scope, id)
    const { key } = storage
    const { alarms } = alerting
    const timeout = Duration.minutes(5)
    // Calls that belong together come within seconds of each other: one look serves them all, within a minute of the first.
    const window = Duration.seconds(20)
    const { queue } = new BufferedQueue(this, 'ChangeQueue', {
      key,
      alarms,
      readerTimeout: timeout.plus(window),
      late: Duration.minutes(15),
    })
    const undelivered = deadLetterQueue(this, 'UndeliveredChanges', { key, alarms })
    const target = { arn: queue.queueArn, deadLetterArn: undelivered.queueArn }
    const rules = [
      new EventRules(this, 'OwnRegion', { rules: changeEvents, target }),
      new EventRules(this, 'OtherRegions', { rules: changeEvents, target, eventBusName }),
    ]
    for (const taker of [queue, undelivered])
      letEventsIn(
        taker,
        rules.flatMap(({ arns }) => arns),
      )
    this.door = new KeepwatchFunction(this, 'audit-changes', {
      door: 'audit-changes',
      env: {
        EVIDENCE_BUCKET: storage.evidence.bucketName,
        FINDINGS_TABLE: storage.findings.tableName,
        AUDIT_REGIONS: config.auditRegions.join(','),
        AUDIT_ROLE_NAME: auditRoleName,
      } satisfies DoorEnv<'changes'>,
      key,
      logRetentionDays: config.logRetentionDays,
      timeout,
      memory: 1024,
      reservedConcurrency: config.reserveConcurrency ? config.concurrency.changes : undefined,
    })
    allowKey(this.door, key)
    for (const folder of ['snapshots/', 'changes/']) allowWrite(this.door, storage.evidence, folder)
    for (const folder of ['snapshots/', 'runs/', 'accounts/']) allowRead(this.door, storage.evidence, folder)
    allowItems(this.door, storage.findings)
    allowQuery(this.door, storage.findings, 'by-account')
    this.door.lambda.addEventSource(
      new SqsEventSource(queue, {
        batchSize: 500,
        maxBatchingWindow: window,
        maxConcurrency: config.concurrency.changes,
        reportBatchItemFailures: true,
      }),
    )
    alarms.onFunction('audit-changes', this.door)
  }
}

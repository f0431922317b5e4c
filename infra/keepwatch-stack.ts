import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alerting } from './alerting.ts'
import { Audit } from './audit.ts'
import { Canary } from './canary.ts'
import type { KeepwatchConfig } from './config.ts'
import { accessLogFolders, logFolders } from './log-delivery.ts'
import { LogReview } from './log-review.ts'
import { LogSubscriptions } from './log-subscriptions.ts'
import { Monitor } from './monitor.ts'
import { OperatorLayer } from './operator-layer.ts'
import { Storage } from './storage.ts'

/** Props of `KeepwatchStack`. */
export interface KeepwatchStackProps extends StackProps {
  readonly config: KeepwatchConfig
  /** IAM actions of all collectors. */
  readonly auditActions: readonly string[]
}

/** All of Keepwatch for one account, in its main region: both flows, the stores they meet in, and the alerts that leave them. */
export class KeepwatchStack extends Stack {
  readonly storage: Storage
  readonly alerting: Alerting
  readonly monitor: Monitor
  readonly audit: Audit

  constructor(scope: Construct, id: string, { config, auditActions, ...props }: KeepwatchStackProps) {
    super(scope, id, props)
    this.storage = new Storage(this, 'Storage', { config })
    this.alerting = new Alerting(this, 'Alerting', { config, storage: this.storage })
    const operator = new OperatorLayer(this, 'Operator', config.operatorFile)
    this.monitor = new Monitor(this, 'Monitor', { config, storage: this.storage, alerting: this.alerting, operator })
    new Canary(this, 'Canary', { config, storage: this.storage, alerting: this.alerting })
    if (config.logGroups.length > 0)
      new LogSubscriptions(this, 'LogSubscriptions', { config, storage: this.storage, alerting: this.alerting, operator })
    this.audit = new Audit(this, 'Audit', {
      config,
      storage: this.storage,
      alerting: this.alerting,
      actions: auditActions,
      eventBusName: this.monitor.bus.eventBusName,
    })
    if (config.trailBuckets.length > 0) new LogReview(this, 'LogReview', { config, storage: this.storage, alerting: this.alerting })
    this.#outputs(config)
  }

  #outputs(config: KeepwatchConfig): void {
    const { accessLogs, evidence, logs, findings } = this.storage
    this.#output('AlertsTopicArn', this.alerting.machine.topicArn, 'Subscribe programs here: alerts as JSON')
    this.#output(
      'AlertsTextTopicArn',
      this.alerting.text.topicArn,
      'Subscribe people here: alerts as plain text, and the alarms of Keepwatch itself',
    )
    this.#output(
      'AlertsChatTopicArn',
      this.alerting.chat.topicArn,
      'Subscribe chat clients here: alerts in the custom schema of Amazon Q in chat applications',
    )
    this.#output('FindingsTableName', findings.tableName, 'Findings, one item each')
    this.#output(
      'EvidenceBucketName',
      evidence.bucketName,
      `Snapshots and manifests of audit runs; locked for ${config.evidenceRetentionDays} days each`,
    )
    this.#output(
      'LogBucketName',
      logs.bucketName,
      'Point a trail or flow log here to have its files read; what cannot be read is set aside below set-aside/',
    )
    this.#output(
      'TrailCommand',
      `aws cloudtrail create-trail --name keepwatch --is-multi-region-trail --enable-log-file-validation --s3-bucket-name ${logs.bucketName} --s3-key-prefix ${logFolders.trail.slice(0, -1)}`,
      'For an account without a trail: live events need one that is logging (then: aws cloudtrail start-logging --name keepwatch)',
    )
    this.#output(
      'FlowLogDestination',
      `${logs.bucketArn}/${logFolders.flowLogs}`,
      'log-destination of a VPC flow log (log-destination-type s3)',
    )
    this.#output(
      'QueryLogDestination',
      `${logs.bucketArn}/${logFolders.dnsLogs}`,
      'destination-arn of a Route 53 Resolver query log configuration',
    )
    this.#output(
      'AccessLogBucketName',
      accessLogs.bucketName,
      `Access logs of load balancers (prefix ${accessLogFolders.alb.slice(0, -1)}) and of buckets (prefix ${accessLogFolders.s3}) of this region`,
    )
    this.#output(
      'RunAuditCommand',
      `aws stepfunctions start-execution --region ${this.region} --state-machine-arn ${this.audit.machine.stateMachineArn} --input "{\\"slot\\":\\"$(date -u +%FT%TZ)\\"}"`,
      'Audit now instead of waiting for the schedule',
    )
  }

  #output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description })
  }
}

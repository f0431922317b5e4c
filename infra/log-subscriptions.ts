import { Duration, Stack } from 'aws-cdk-lib'
import { CfnPermission } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { CfnSubscriptionFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Alerting } from './alerting.ts'
import { BufferedQueue } from './buffered-queue.ts'
import type { KeepwatchConfig } from './config.ts'
import { allowItems, allowKey, allowWrite } from './grants.ts'
import { type DoorEnv, KeepwatchFunction } from './keepwatch-function.ts'
import { logFolders } from './log-delivery.ts'
import type { OperatorLayer } from './operator-layer.ts'
import type { Storage } from './storage.ts'

/** Props of `LogSubscriptions`. */
export interface LogSubscriptionsProps {
  readonly config: KeepwatchConfig
  readonly storage: Storage
  readonly alerting: Alerting
  readonly operator: OperatorLayer
}

/** Executions for what is read again: few, so that it does not get in the way of what comes in. The least that SQS takes. */
const retryLanes = 2

/**
 * Log groups to findings: subscription → detect-log-events → tables; what fails there three times → queue → the same function
 * (docs/decisions/0020).
 */
export class LogSubscriptions extends Construct {
  constructor(scope: Construct, id: string, props: LogSubscriptionsProps) {
    super(scope, id)
    const { config } = props
    const door = this.#door(props)
    for (const name of config.logGroups) this.#subscribe(name, door)
  }

  #door({ config, storage, alerting, operator }: LogSubscriptionsProps): KeepwatchFunction {
    const timeout = Duration.minutes(5)
    const { queue } = new BufferedQueue(this, 'LogEventQueue', {
      key: storage.key,
      alarms: alerting.alarms,
      readerTimeout: timeout,
      late: Duration.minutes(30),
    })
    const door = new KeepwatchFunction(this, 'detect-log-events', {
      door: 'detect-log-events',
      env: {
        FINDINGS_TABLE: storage.findings.tableName,
        STATE_TABLE: storage.state.tableName,
        SET_ASIDE_BUCKET: storage.logs.bucketName,
        ...alerting.env,
        ...operator.env,
      } satisfies DoorEnv<'monitor'>,
      key: storage.key,
      logRetentionDays: config.logRetentionDays,
      memory: 1769,
      timeout,
      reservedConcurrency: config.reserveConcurrency ? config.concurrency.logEvents : undefined,
    })
    operator.addTo(door)
    allowItems(door, storage.findings)
    allowItems(door, storage.state)
    allowWrite(door, storage.logs, logFolders.setAside)
    allowKey(door, storage.key)
    alerting.allowPublish(door)
    // Written out: CDK's own destination would also allow what sending does not need (kms:ReEncrypt*).
    door.allow(['sqs:SendMessage'], [queue.queueArn])
    // All the tries and all the time that Lambda gives before it puts a failure into the queue.
    door.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: { bind: () => ({ destination: queue.queueArn }) },
    })
    const maxConcurrency = Math.min(retryLanes, config.concurrency.logEvents)
    door.lambda.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency }))
    alerting.alarms.onFunction('DetectLogEvents', door)
    alerting.alarms.onLostFailures('DetectLogEvents', door)
    return door
  }

  /** The filter stands on a group of the operator's; everything else of it is left as it is. A group takes two filters at most. */
  #subscribe(logGroupName: string, { lambda }: KeepwatchFunction): void {
    const { partition, region, account } = Stack.of(this)
    const permission = new CfnPermission(this, `Permission ${logGroupName}`, {
      action: 'lambda:InvokeFunction',
      functionName: lambda.functionArn,
      principal: 'logs.amazonaws.com',
      sourceAccount: account,
      sourceArn: `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}:*`,
    })
    new CfnSubscriptionFilter(this, `Filter ${logGroupName}`, {
      logGroupName,
      filterName: 'keepwatch',
      filterPattern: filterPatternOf(logGroupName),
      destinationArn: lambda.functionArn,
    }).addDependency(permission)
  }
}

/** Of an EKS control plane only the audit events (CloudWatch Logs user guide, "Filter pattern syntax"): the rest is not analysed and costs. */
function filterPatternOf(logGroupName: string): string {
  return /^\/aws\/eks\/[^/]+\/cluster$/.test(logGroupName) ? '{ $.apiVersion = "audit.k8s.io/*" }' : ''
}

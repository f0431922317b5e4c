import { Duration, Stack } from 'aws-cdk-lib'
import { EventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { deliveredLogs, watchedEvents } from '#lib/aws/event-patterns.ts'
import type { Alerting } from './alerting.ts'
import { BufferedQueue, deadLetterQueue } from './buffered-queue.ts'
import type { KeepwatchConfig, Lane } from './config.ts'
import { EventRules, letEventsIn } from './event-rules.ts'
import { allowItems, allowKey, allowQuery, allowRead, allowWrite } from './grants.ts'
import { type DoorEnv, KeepwatchFunction } from './keepwatch-function.ts'
import { accessLogFolders, logFolders } from './log-delivery.ts'
import { pinLogicalId } from './logical-id.ts'
import type { OperatorLayer } from './operator-layer.ts'
import type { Storage } from './storage.ts'

/** Name of the bus that takes the events of other regions: fixed, because the forwarding stacks know it without asking. */
export const busName = 'keepwatch'

/** Where files of one kind wait, and who reads them. */
interface LogLane {
  readonly queue: Queue
  readonly door: KeepwatchFunction
}

/** Props of `Monitor`. */
export interface MonitorProps {
  readonly config: KeepwatchConfig
  readonly storage: Storage
  readonly alerting: Alerting
  readonly operator: OperatorLayer
}

/** Events and delivered log files to findings: bus and buckets → queues → detect → tables. */
export class Monitor extends Construct {
  readonly bus: EventBus
  readonly #props: MonitorProps

  constructor(scope: Construct, id: string, props: MonitorProps) {
    super(scope, id)
    this.#props = props
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: busName,
      description: 'Keepwatch: events of the other watched regions',
    })
    pinLogicalId(this.bus, 'EventBus')
    this.#liveEvents()
    this.#logFiles()
    this.#tick()
  }

  #liveEvents(): void {
    const { storage, alerting } = this.#props
    const timeout = Duration.seconds(90)
    const window = Duration.seconds(2)
    const { queue } = new BufferedQueue(this, 'EventQueue', {
      key: storage.key,
      alarms: alerting.alarms,
      readerTimeout: timeout.plus(window),
      late: Duration.minutes(5),
    })
    const undelivered = deadLetterQueue(this, 'UndeliveredEvents', { key: storage.key, alarms: alerting.alarms })
    const target = { arn: queue.queueArn, deadLetterArn: undelivered.queueArn }
    const own = new EventRules(this, 'OwnRegion', { rules: watchedEvents, target })
    const forwarded = new EventRules(this, 'OtherRegions', { rules: watchedEvents, target, eventBusName: this.bus.eventBusName })
    for (const taker of [queue, undelivered]) letEventsIn(taker, [...own.arns, ...forwarded.arns])
    // Many events in one call: what a batch shares is read and written once.
    this.#detect('detect-events', 'detect-events', 'events', queue, { timeout, memory: 1024, batchSize: 500, window })
  }

  #logFiles(): void {
    const trail = this.#logLane('TrailLogQueue', 'detect-trail-logs', 'trailLogs')
    const flow = this.#logLane('FlowLogQueue', 'detect-flow-logs', 'flowLogs')
    const dns = this.#logLane('DnsLogQueue', 'detect-dns-logs', 'dnsLogs')
    const web = this.#logLane('WebLogQueue', 'detect-web-logs', 'webLogs')
    const { logs, accessLogs } = this.#props.storage
    allowRead(trail.door, logs, logFolders.trail)
    allowRead(flow.door, logs, logFolders.flowLogs)
    allowRead(dns.door, logs, logFolders.dnsLogs)
    for (const folder of Object.values(accessLogFolders)) allowRead(web.door, accessLogs, folder)
    this.#notify(logs, [
      { folder: logFolders.trail, queue: trail.queue },
      { folder: logFolders.flowLogs, queue: flow.queue },
      { folder: logFolders.dnsLogs, queue: dns.queue },
    ])
    this.#notify(
      accessLogs,
      Object.values(accessLogFolders).map((folder) => ({ folder, queue: web.queue })),
    )
    const { existingLogBuckets } = this.#props.config
    if (existingLogBuckets.length > 0) this.#readExistingBuckets({ trail, flow, dns, web })
  }

  #logLane(queueId: string, doorId: string, lane: Lane): LogLane {
    const { storage, alerting } = this.#props
    const timeout = Duration.minutes(10)
    const { queue } = new BufferedQueue(this, queueId, {
      key: storage.key,
      alarms: alerting.alarms,
      readerTimeout: timeout,
      late: Duration.minutes(30),
    })
    const door = this.#detect(doorId, 'detect-logs', lane, queue, { timeout, memory: 1769, batchSize: 5 })
    return { queue, door }
  }

  /** A door that analyses what a queue holds, in a lane of its own. */
  #detect(
    id: string,
    door: string,
    lane: Lane,
    queue: Queue,
    reading: { readonly timeout: Duration; readonly memory: number; readonly batchSize: number; readonly window?: Duration },
  ): KeepwatchFunction {
    const { config, storage, alerting, operator } = this.#props
    const detect = new KeepwatchFunction(this, id, {
      door,
      env: {
        FINDINGS_TABLE: storage.findings.tableName,
        STATE_TABLE: storage.state.tableName,
        SET_ASIDE_BUCKET: storage.logs.bucketName,
        ...alerting.env,
        ...operator.env,
      } satisfies DoorEnv<'monitor'>,
      key: storage.key,
      logRetentionDays: config.logRetentionDays,
      memory: reading.memory,
      timeout: reading.timeout,
      reservedConcurrency: config.reserveConcurrency ? config.concurrency[lane] : undefined,
    })
    operator.addTo(detect)
    allowItems(detect, storage.findings)
    allowItems(detect, storage.state)
    allowWrite(detect, storage.logs, logFolders.setAside)
    allowKey(detect, storage.key)
    alerting.allowPublish(detect)
    detect.lambda.addEventSource(
      new SqsEventSource(queue, {
        batchSize: reading.batchSize,
        ...(reading.window ? { maxBatchingWindow: reading.window } : {}),
        reportBatchItemFailures: true,
        // Not more pollers than executions: a message refused for want of one would count as tried.
        maxConcurrency: config.concurrency[lane],
      }),
    )
    alerting.alarms.onFunction(id, detect)
    return detect
  }

  /** What closes because time goes by: nothing calls for it but the clock. */
  #tick(): void {
    const { config, storage, alerting, operator } = this.#props
    const tick = new KeepwatchFunction(this, 'detect-tick', {
      door: 'detect-tick',
      env: {
        FINDINGS_TABLE: storage.findings.tableName,
        STATE_TABLE: storage.state.tableName,
        ...alerting.env,
        ...operator.env,
      } satisfies DoorEnv<'tick'>,
      key: storage.key,
      logRetentionDays: config.logRetentionDays,
      memory: 1024,
      timeout: Duration.seconds(55),
      // One at a time: two ticks side by side would do the same work twice.
      reservedConcurrency: config.reserveConcurrency ? 1 : undefined,
    })
    operator.addTo(tick)
    allowItems(tick, storage.findings)
    allowItems(tick, storage.state)
    allowQuery(tick, storage.state, 'due')
    allowKey(tick, storage.key)
    alerting.allowPublish(tick)
    new Rule(this, 'EveryMinute', {
      description: 'Keepwatch: judge what has closed since the minute before',
      schedule: Schedule.rate(Duration.minutes(1)),
      // What failed is still due and is looked at by the next minute: a retry of the call would only overlap with it.
      targets: [new LambdaFunction(tick.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    })
    tick.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) })
    alerting.alarms.onFunction('detect-tick', tick)
    alerting.alarms.onSilence('detect-tick', tick, 'absences and closed windows are not judged; they are when it runs again')
  }

  /**
   * S3 tells the queues itself. Written on the bucket's own resource: the construct's `addEventNotification` would bring a
   * custom resource whose role may change the notifications of every bucket. The queues' policies name the account and not
   * the bucket, because each would otherwise have to exist before the other.
   */
  #notify(from: Bucket, lanes: readonly { readonly folder: string; readonly queue: Queue }[]): void {
    const bucket = from.node.defaultChild
    if (!(bucket instanceof CfnBucket)) throw new Error(`${from.node.path} has no AWS::S3::Bucket, wanted one to put notifications on.`)
    const account = Stack.of(this).account
    bucket.notificationConfiguration = {
      queueConfigurations: lanes.map(({ folder, queue }) => ({
        event: 's3:ObjectCreated:*',
        filter: { s3Key: { rules: [{ name: 'prefix', value: folder }] } },
        queue: queue.queueArn,
      })),
    }
    for (const queue of new Set(lanes.map((lane) => lane.queue))) {
      const { policyDependable } = queue.addToResourcePolicy(
        new PolicyStatement({
          sid: 'NotificationsOfOwnBuckets',
          principals: [new ServicePrincipal('s3.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [queue.queueArn],
          conditions: { StringEquals: { 'aws:SourceAccount': account } },
        }),
      )
      if (policyDependable) from.node.addDependency(policyDependable)
    }
  }

  /**
   * Buckets that somebody else owns are only read. Their notifications come through EventBridge, because setting one on the
   * bucket would take a permission to write outside this stack; their owner switches EventBridge on for them once.
   */
  #readExistingBuckets({ trail, flow, dns, web }: Readonly<Record<'trail' | 'flow' | 'dns' | 'web', LogLane>>): void {
    const { config, storage, alerting } = this.#props
    const names = config.existingLogBuckets.map(({ name }) => name)
    const keys = config.existingLogBuckets.flatMap(({ keyArn }) => keyArn ?? [])
    const undelivered = deadLetterQueue(this, 'UndeliveredLogFiles', { key: storage.key, alarms: alerting.alarms })
    const rules = deliveredLogs(names)
    const lanes = [
      { name: 'TrailFilesElsewhere', ...trail },
      { name: 'FlowLogFilesElsewhere', ...flow },
      { name: 'DnsLogFilesElsewhere', ...dns },
      { name: 'WebLogFilesElsewhere', ...web },
    ] as const
    const partition = Stack.of(this).partition
    for (const { name, queue, door } of lanes) {
      const target = { arn: queue.queueArn, deadLetterArn: undelivered.queueArn }
      const { arns } = new EventRules(this, `ExistingBuckets ${door.node.id}`, { rules: { [name]: rules[name] }, target })
      letEventsIn(queue, arns)
      letEventsIn(undelivered, arns)
      door.allow(
        ['s3:GetObject'],
        names.map((bucket) => `arn:${partition}:s3:::${bucket}/*`),
      )
      door.allow(
        ['s3:ListBucket'],
        names.map((bucket) => `arn:${partition}:s3:::${bucket}`),
      )
      if (keys.length > 0) door.allow(['kms:Decrypt'], keys)
    }
  }
}

import { Duration, Stack } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { Env } from '#lib/aws/env.ts'
import { Alarms } from './alarms.ts'
import type { KeepwatchConfig } from './config.ts'
import { allowItems, allowKey, allowQuery } from './grants.ts'
import { type DoorEnv, KeepwatchFunction } from './keepwatch-function.ts'
import { pinLogicalId } from './logical-id.ts'
import type { Storage } from './storage.ts'

/** Props of `Alerting`. */
export interface AlertingProps {
  readonly config: KeepwatchConfig
  readonly storage: Storage
}

/** Findings to people: three topics, one per kind of reader, and the sweep that tells every minute what is still owed. */
export class Alerting extends Construct {
  /** Alerts as JSON for programs. */
  readonly machine: Topic
  /** Alerts as plain text for mail and phones; Keepwatch's own alarms come here too. */
  readonly text: Topic
  /** Alerts in the schema of chat clients. */
  readonly chat: Topic
  readonly alarms: Alarms
  /** What a door that publishes needs in its environment. */
  readonly env: Pick<Env, 'ALERTS_TOPIC_ARN' | 'ALERTS_TEXT_TOPIC_ARN' | 'ALERTS_CHAT_TOPIC_ARN'>

  constructor(scope: Construct, id: string, { config, storage }: AlertingProps) {
    super(scope, id)
    this.machine = this.#topic('AlertsTopic', 'keepwatch-alerts', storage)
    this.text = this.#topic('AlertsTextTopic', 'keepwatch-alerts-text', storage)
    this.chat = this.#topic('AlertsChatTopic', 'keepwatch-alerts-chat', storage)
    this.env = {
      ALERTS_TOPIC_ARN: this.machine.topicArn,
      ALERTS_TEXT_TOPIC_ARN: this.text.topicArn,
      ALERTS_CHAT_TOPIC_ARN: this.chat.topicArn,
    }
    this.#subscribe(config.alertEmails)
    this.#letAlarmsSpeak()
    this.alarms = new Alarms(this, 'Alarms', { topic: this.text })
    for (const [name, topic] of Object.entries({ AlertsTopic: this.machine, AlertsTextTopic: this.text, AlertsChatTopic: this.chat }))
      this.alarms.onDelivery(name, topic)
    this.alarms.onCount(
      'AlertsOwed',
      'Alerts have been owed for a quarter of an hour and a topic does not take them. They are kept and tried every minute; look at the policies and keys of the topics, and at the log of publish-alerts.',
      3,
    )
    this.alarms.onCount(
      'RecordsSetAside',
      'Log records or events could not be read and were set aside with the reason, below set-aside/ in the log bucket. What is in them was not analysed.',
      1,
    )
    this.#sweep(config, storage)
  }

  /** Lets a door publish to the three topics. */
  allowPublish(door: KeepwatchFunction): void {
    door.allow(['sns:Publish'], [this.machine.topicArn, this.text.topicArn, this.chat.topicArn])
  }

  // The name is fixed so that a subscriber elsewhere (a chat client, another account) can be set up before or without the stack's outputs.
  #topic(logicalId: string, topicName: string, { key }: Storage): Topic {
    const topic = new Topic(this, logicalId, { topicName, masterKey: key, enforceSSL: true })
    pinLogicalId(topic, logicalId)
    return topic
  }

  #subscribe(emails: readonly string[]): void {
    for (const endpoint of emails)
      new Subscription(this, `Mail ${endpoint}`, { topic: this.text, protocol: SubscriptionProtocol.EMAIL, endpoint })
  }

  // With a policy of its own, a topic loses the default one that let alarms of the account publish.
  #letAlarmsSpeak(): void {
    this.text.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.text.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }

  #sweep(config: KeepwatchConfig, storage: Storage): void {
    const sweep = new KeepwatchFunction(this, 'publish-alerts', {
      door: 'publish-alerts',
      env: {
        FINDINGS_TABLE: storage.findings.tableName,
        STATE_TABLE: storage.state.tableName,
        ...this.env,
      } satisfies DoorEnv<'publish'>,
      key: storage.key,
      logRetentionDays: config.logRetentionDays,
      memory: 512,
      timeout: Duration.seconds(55),
      // One at a time: two sweeps side by side would tell the same alerts twice.
      reservedConcurrency: config.reserveConcurrency ? 1 : undefined,
    })
    allowItems(sweep, storage.findings)
    allowQuery(sweep, storage.findings, 'pending-alerts')
    // Links from principals and resources to the incidents that they are part of.
    allowItems(sweep, storage.state)
    allowKey(sweep, storage.key)
    this.allowPublish(sweep)
    new Rule(this, 'EveryMinute', {
      description: 'Keepwatch: tell the alerts that are still owed',
      schedule: Schedule.rate(Duration.minutes(1)),
      // What failed is still owed and is swept up by the next minute: a retry of the call would only overlap with it.
      targets: [new LambdaFunction(sweep.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    })
    sweep.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) })
    this.alarms.onFunction('PublishAlerts', sweep)
    this.alarms.onSilence('PublishAlerts', sweep, 'alerts that are owed are not told')
  }
}

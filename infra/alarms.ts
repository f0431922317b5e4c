import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import type { KeepwatchFunction } from './keepwatch-function.ts'

/**
 * Watches the watchman from outside its code: CloudWatch alarms that tell the text topic when Keepwatch itself fails, since
 * a tool that has gone quiet looks the same as an account in which nothing happens.
 */
export class Alarms extends Construct {
  readonly #topic: Topic

  constructor(scope: Construct, id: string, props: { readonly topic: Topic }) {
    super(scope, id)
    this.#topic = props.topic
  }

  /** Something could not be processed and waits for a person. */
  onDeadLetters(name: string, queue: Queue): void {
    this.#alarm(`${name}HasDeadLetters`, {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
      description: `Messages in ${name} were tried several times and failed. Read the log of the function that reads the queue, correct the cause, then redrive the messages.`,
    })
  }

  /** Work piles up: detection is late by at least `age`. */
  onAge(name: string, queue: Queue, age: Duration): void {
    this.#alarm(`${name}IsLate`, {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: age.toSeconds(),
      periods: 3,
      description: `The oldest message in ${name} has waited longer than ${age.toMinutes()} minutes. Look for errors and throttles of the function that reads it.`,
    })
  }

  /** The function fails or is refused executions. */
  onFunction(name: string, { lambda }: KeepwatchFunction): void {
    this.#alarm(`${name}Fails`, {
      metric: lambda.metricErrors({ period: Duration.minutes(5) }),
      description: `${name} ended with an error. Its input is tried again; read its log.`,
    })
    this.#alarm(`${name}IsThrottled`, {
      metric: lambda.metricThrottles({ period: Duration.minutes(5) }),
      periods: 3,
      description: `${name} was refused executions for a quarter of an hour. Its lane is full, or somebody took its concurrency away.`,
    })
  }

  /** Lambda could not put what failed where it is to be read again: then it is lost, but for the log group's own copy. */
  onLostFailures(name: string, { lambda }: KeepwatchFunction): void {
    this.#alarm(`${name}LosesFailures`, {
      metric: lambda.metric('DestinationDeliveryFailures', { period: Duration.minutes(5), statistic: 'Sum' }),
      description: `Input of ${name} that failed could not be put into the queue of its failures. Look at the queue's key and the function's role, then read the log groups of that time again (docs/operating.md, "Read a log group again").`,
    })
  }

  /** The function was expected every minute and did not run, whoever or whatever switched it off. `loss` says what does not happen then. */
  onSilence(name: string, { lambda }: KeepwatchFunction, loss: string): void {
    this.#alarm(`${name}IsSilent`, {
      metric: lambda.metricInvocations({ period: Duration.minutes(5) }),
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      missing: TreatMissingData.BREACHING,
      description: `${name} did not run for five minutes: ${loss}. Look at its schedule, its concurrency and its errors.`,
    })
  }

  /** An audit run did not end well. */
  onRun(name: string, machine: StateMachine): void {
    const options = { period: Duration.minutes(5) }
    this.#alarm(`${name}Fails`, {
      metric: machine.metricFailed(options),
      description: `An execution of ${name} failed: this run has no verdicts. Read its execution history and redrive it.`,
    })
    this.#alarm(`${name}TimesOut`, {
      metric: machine.metricTimedOut(options),
      description: `An execution of ${name} took longer than it may: this run has no verdicts. Read its execution history and redrive it.`,
    })
  }

  /** A topic could not hand over a message, e.g. because an address bounces. */
  onDelivery(name: string, topic: Topic): void {
    this.#alarm(`${name}NotDelivered`, {
      metric: topic.metricNumberOfNotificationsFailed({ period: Duration.minutes(5) }),
      description: `A subscriber of ${name} did not take a message. Look at its subscriptions.`,
    })
  }

  /** A number that Keepwatch counts of itself (`MetricName` of `lib/aws/lambda.ts`) is above 0 for `periods` of five minutes. */
  onCount(name: string, description: string, periods: number): void {
    this.#alarm(name, {
      metric: ownMetric(name),
      periods,
      description,
    })
  }

  /** The canary (`infra/canary.ts`) says nothing, or that the latest one that came through is older than `age`. */
  onCanary(age: Duration): void {
    this.#alarm('CanaryIsLate', {
      metric: ownMetric('CanaryAgeSeconds'),
      threshold: age.toSeconds(),
      periods: 3,
      missing: TreatMissingData.BREACHING,
      description: `No API call that the canary made came through within ${age.toMinutes()} minutes, or the canary does not run: live events are not analysed. Look, in this order: is a trail logging, are the EventBridge rules of Keepwatch enabled (in the region that the log of canary names), does the event queue move, does detect-events run?`,
    })
  }

  #alarm(
    id: string,
    props: {
      readonly metric: IMetric
      readonly description: string
      readonly threshold?: number
      readonly periods?: number
      readonly comparison?: ComparisonOperator
      readonly missing?: TreatMissingData
    },
  ): void {
    new Alarm(this, id, {
      metric: props.metric,
      alarmDescription: props.description,
      threshold: props.threshold ?? 0,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.comparison ?? ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: props.missing ?? TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.#topic))
  }
}

/** The worst five minutes' value of a number that Keepwatch counts of itself (`MetricName` of `lib/aws/lambda.ts`). */
function ownMetric(metricName: string): Metric {
  return new Metric({
    namespace: 'Keepwatch',
    metricName,
    dimensionsMap: { service: 'keepwatch' },
    period: Duration.minutes(5),
    statistic: 'Maximum',
  })
}

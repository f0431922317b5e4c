import { CfnRule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { EventRule } from '#lib/aws/event-patterns.ts'

/** Where the events of a rule go. */
export interface EventTarget {
  readonly arn: string
  /** Role that EventBridge takes for it; queues of the same account are opened by their own policy instead. */
  readonly roleArn?: string
  /** Queue of the same region that takes what could not be handed over within 24 hours. */
  readonly deadLetterArn?: string
}

/** Props of `EventRules`. */
export interface EventRulesProps {
  readonly rules: Readonly<Record<string, EventRule>>
  readonly target: EventTarget
  /** @default the account's default bus */
  readonly eventBusName?: string
}

/** Rules on one bus with one target. */
export class EventRules extends Construct {
  /** ARNs of the rules, for the policies of their targets. */
  readonly arns: readonly string[]

  constructor(scope: Construct, id: string, { rules, target, eventBusName }: EventRulesProps) {
    super(scope, id)
    this.arns = Object.entries(rules).map(([name, rule]) => {
      // The construct `Rule` knows no state beyond on and off, and read-only management events need a third.
      const { attrArn } = new CfnRule(this, name, {
        description: `Keepwatch: ${rule.description}`,
        ...(eventBusName === undefined ? {} : { eventBusName }),
        eventPattern: rule.pattern,
        state: rule.state,
        targets: [
          {
            id: 'Keepwatch',
            arn: target.arn,
            ...(target.roleArn === undefined ? {} : { roleArn: target.roleArn }),
            ...(target.deadLetterArn === undefined ? {} : { deadLetterConfig: { arn: target.deadLetterArn } }),
            // EventBridge's most, spelt out because the default differs between kinds of bus.
            retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
          },
        ],
      })
      return attrArn
    })
  }
}

/** Opens a queue to the named rules. */
export function letEventsIn(queue: Queue, ruleArns: readonly string[]): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': [...ruleArns] } },
    }),
  )
}

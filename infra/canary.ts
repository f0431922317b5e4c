import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import type { Alerting } from './alerting.ts'
import type { KeepwatchConfig } from './config.ts'
import { allowItems, allowKey } from './grants.ts'
import { type DoorEnv, KeepwatchFunction } from './keepwatch-function.ts'
import type { Storage } from './storage.ts'

/** Age of the latest canary at which somebody is told: CloudTrail's own delay is below 15 minutes. */
const late = Duration.minutes(30)

/** Props of `Canary`. */
export interface CanaryProps {
  readonly config: KeepwatchConfig
  readonly storage: Storage
  readonly alerting: Alerting
}

/**
 * A harmless marked API call in each watched region every five minutes, and the alarm on its not coming through: a pipe that is
 * broken anywhere looks like an account in which nothing happens. The function may call nothing but the state table; the call that
 * it makes needs no permission.
 */
export class Canary extends Construct {
  constructor(scope: Construct, id: string, { config, storage, alerting }: CanaryProps) {
    super(scope, id)
    const canary = new KeepwatchFunction(this, 'canary', {
      door: 'canary',
      env: {
        STATE_TABLE: storage.state.tableName,
        CANARY_REGIONS: [config.region, ...config.forwardedRegions].join(','),
      } satisfies DoorEnv<'canary'>,
      key: storage.key,
      logRetentionDays: config.logRetentionDays,
      memory: 256,
      timeout: Duration.seconds(55),
      reservedConcurrency: config.reserveConcurrency ? 1 : undefined,
    })
    allowItems(canary, storage.state)
    allowKey(canary, storage.key)
    new Rule(this, 'EveryFiveMinutes', {
      description: 'Keepwatch: send a canary through the pipe',
      schedule: Schedule.rate(Duration.minutes(5)),
      // The next one comes by itself: a retry would only send two.
      targets: [new LambdaFunction(canary.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(5) })],
    })
    canary.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) })
    alerting.alarms.onFunction('Canary', canary)
    alerting.alarms.onCanary(late)
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { doorEnv } from '../../lib/aws/env.ts'
import { changeEvents, watchedEvents } from '../../lib/aws/event-patterns.ts'
import { at, ofType, referenced, richConfig, synthesise } from './synthesised.ts'

describe('queues, functions and alarms', () => {
  const stacks = synthesise(richConfig)
  const [main] = stacks
  const queues = ofType(main, 'AWS::SQS::Queue')
  const functions = ofType(main, 'AWS::Lambda::Function')
  const sources = ofType(main, 'AWS::Lambda::EventSourceMapping')
  const alarms = ofType(main, 'AWS::CloudWatch::Alarm')
  const readQueues = new Set(sources.map(([, properties]) => referenced(properties['EventSourceArn'])))
  const lastResorts = queues.filter(([id]) => !readQueues.has(id))
  const alarmsOn = (dimension: string, logicalId: string, metric: string) =>
    alarms.filter(
      ([, properties]) =>
        properties['MetricName'] === metric &&
        (properties['Dimensions'] as readonly unknown[]).some(
          (entry) => at(entry, 'Name') === dimension && referenced(at(entry, 'Value')) === logicalId,
        ),
    )

  it('reads six queues, each with a dead-letter queue and time enough', () => {
    expect([...readQueues].toSorted()).toEqual(['ChangeQueue', 'DnsLogQueue', 'EventQueue', 'FlowLogQueue', 'TrailLogQueue', 'WebLogQueue'])
    for (const [id, properties] of queues.filter(([name]) => readQueues.has(name))) {
      expect(at(properties, 'RedrivePolicy')).toEqual({
        deadLetterTargetArn: { 'Fn::GetAtt': [`${id}DeadLetters`, 'Arn'] },
        maxReceiveCount: 5,
      })
      const reader = sources.find(([, source]) => referenced(source['EventSourceArn']) === id)
      const timeout = Number(at(main.resources[referenced(at(reader, 1, 'FunctionName')) ?? ''], 'Properties', 'Timeout'))
      expect(properties['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * timeout)
    }
  })

  it('keeps dead letters for 14 days, encrypted, with an alarm on the first', () => {
    expect(lastResorts.map(([id]) => id).toSorted()).toEqual([
      'ChangeQueueDeadLetters',
      'DnsLogQueueDeadLetters',
      'EventQueueDeadLetters',
      'FlowLogQueueDeadLetters',
      'TrailLogQueueDeadLetters',
      'UndeliveredChanges',
      'UndeliveredEvents',
      'UndeliveredLogFiles',
      'UnstartedAudits',
      'WebLogQueueDeadLetters',
    ])
    for (const [id, properties] of lastResorts) {
      expect(properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } })
      const [alarm, ...more] = alarmsOn('QueueName', id, 'ApproximateNumberOfMessagesVisible')
      expect(more).toEqual([])
      expect(at(alarm, 1)).toMatchObject({
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        AlarmActions: [{ Ref: 'AlertsTextTopic' }],
      })
    }
    for (const id of readQueues) expect(alarmsOn('QueueName', id ?? '', 'ApproximateAgeOfOldestMessage')).toHaveLength(1)
  })

  it('takes back single messages and never polls faster than the lane can run', () => {
    expect(sources).toHaveLength(6)
    for (const [, properties] of sources) {
      expect(properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures'])
      const reserved = at(main.resources[referenced(properties['FunctionName']) ?? ''], 'Properties', 'ReservedConcurrentExecutions')
      expect(at(properties, 'ScalingConfig', 'MaximumConcurrency')).toBe(reserved)
    }
    const events = sources.find(([, properties]) => referenced(properties['EventSourceArn']) === 'EventQueue')
    expect(at(events, 1, 'BatchSize')).toBeGreaterThanOrEqual(100)
    expect(at(events, 1, 'MaximumBatchingWindowInSeconds')).toBeLessThanOrEqual(2)
  })

  it('reserves a lane for every function, unless the account is too small', () => {
    const reserved = (properties: unknown) => at(properties, 'ReservedConcurrentExecutions')
    for (const [id, properties] of functions) expect([id, reserved(properties)]).toEqual([id, expect.any(Number)])
    const shared = synthesise({ reserveConcurrency: false })[0]
    for (const [id, properties] of ofType(shared, 'AWS::Lambda::Function')) expect([id, reserved(properties)]).toEqual([id, undefined])
  })

  it('gives each function a role and an encrypted log of its own, kept as long as configured', () => {
    expect(new Set(functions.map(([, properties]) => JSON.stringify(properties['Role']))).size).toBe(functions.length)
    for (const [, properties] of functions) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' })
      const log = main.resources[referenced(at(properties, 'LoggingConfig', 'LogGroup')) ?? '']
      expect(log).toMatchObject({
        Type: 'AWS::Logs::LogGroup',
        Properties: { RetentionInDays: 90, KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      })
    }
  })

  it('sets exactly the variables that each door reads', () => {
    const read = new Map(
      readdirSync(new URL('../../functions/', import.meta.url))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => {
          const source = readFileSync(new URL(`../../functions/${file}`, import.meta.url), 'utf8')
          const kind = /readEnv\(doorEnv\.(\w+)\)/.exec(source)?.[1] ?? ''
          return [file.slice(0, -3), new Map<string, readonly string[]>(Object.entries(doorEnv)).get(kind)?.toSorted()]
        }),
    )
    const doorOf = (id: string) => (/^detect-(trail|flow|dns|web)-logs$/.test(id) ? 'detect-logs' : id)
    for (const [, properties] of functions) {
      const id = String(properties['Description']).replace('Keepwatch ', '')
      expect([id, Object.keys(at(properties, 'Environment', 'Variables') ?? {}).toSorted()]).toEqual([id, read.get(doorOf(id))])
    }
  })

  it('watches every function, and those that the clock calls for silence', () => {
    for (const [id] of functions) {
      expect(alarmsOn('FunctionName', id, 'Errors')).toHaveLength(1)
      expect(alarmsOn('FunctionName', id, 'Throttles')).toHaveLength(1)
    }
    const silence = alarms.filter(([, properties]) => properties['MetricName'] === 'Invocations')
    expect(silence).toHaveLength(2)
    for (const [, properties] of silence)
      expect(properties).toMatchObject({ ComparisonOperator: 'LessThanThreshold', Threshold: 1, TreatMissingData: 'breaching' })
    for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut'])
      expect(alarms.filter(([, properties]) => properties['MetricName'] === metric)).toHaveLength(1)
  })

  it('hands over with a dead-letter queue and all the retries there are', () => {
    const rules = ofType(main, 'AWS::Events::Rule').filter(([, properties]) => properties['EventPattern'] !== undefined)
    expect(rules).toHaveLength(14)
    for (const [, properties] of rules) {
      expect(at(properties, 'Targets', 0)).toMatchObject({
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Undelivered/), 'Arn'] } },
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      })
    }
    const states = rules.map(([, properties]) => properties['State'])
    expect(states.filter((state) => state === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS')).toHaveLength(2)
  })

  it('notifies one queue per folder of the log bucket, without a custom resource', () => {
    expect(at(main.resources['LogBucket'], 'Properties', 'NotificationConfiguration', 'QueueConfigurations')).toEqual([
      notification('cloudtrail/', 'TrailLogQueue'),
      notification('vpc-flow-logs/', 'FlowLogQueue'),
      notification('route53-query-logs/', 'DnsLogQueue'),
    ])
    expect(at(main.resources['AccessLogBucket'], 'Properties', 'NotificationConfiguration', 'QueueConfigurations')).toEqual([
      notification('alb-access-logs/', 'WebLogQueue'),
      notification('s3-access-logs/', 'WebLogQueue'),
    ])
    for (const [bucket, queues] of [
      ['LogBucket', 3],
      ['AccessLogBucket', 1],
    ] as const)
      expect(list(main.resources[bucket]?.DependsOn)).toEqual(Array(queues).fill(expect.stringMatching(/QueuePolicy/)))
    expect(Object.values(main.resources).filter(({ Type }) => /^Custom::|CustomResource/.test(Type))).toEqual([])
  })

  it('asks every topic, queue and bucket for TLS', () => {
    for (const [type, policy] of [
      ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
      ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'],
      ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    ] as const) {
      const policies = ofType(main, policy).filter(([, properties]) => JSON.stringify(properties).includes('"aws:SecureTransport":"false"'))
      expect([type, policies.length]).toEqual([type, ofType(main, type).length])
    }
  })

  it('subscribes the configured addresses to the text topic', () => {
    expect(ofType(main, 'AWS::SNS::Subscription').map(([, properties]) => properties)).toEqual([
      { Protocol: 'email', Endpoint: 'security@example.com', TopicArn: { Ref: 'AlertsTextTopic' } },
    ])
  })

  it('forwards from other regions with rules and a role, and nothing else', () => {
    const forwarding = stacks.slice(1)
    expect(forwarding.map(({ region }) => region)).toEqual(['ap-southeast-2', 'eu-west-2', 'us-east-1'])
    const patterns = (stack: (typeof stacks)[number]) =>
      ofType(stack, 'AWS::Events::Rule').map(([, properties]) => JSON.stringify([properties['EventPattern'], properties['State']]))
    // Changes are calls among those that are forwarded anyway.
    const changes = JSON.stringify(changeEvents.Changes.pattern)
    const onTheBus = ofType(main, 'AWS::Events::Rule').filter(
      ([, properties]) => properties['EventBusName'] !== undefined && JSON.stringify(properties['EventPattern']) !== changes,
    )
    expect(onTheBus).toHaveLength(Object.keys(watchedEvents).length)
    expect(watchedEvents.CloudTrailEvents.pattern['detail-type']).toEqual(
      expect.arrayContaining([...changeEvents.Changes.pattern['detail-type']]),
    )
    for (const stack of forwarding) {
      expect(
        Object.values(stack.resources)
          .map(({ Type }) => Type)
          .toSorted(),
      ).toEqual([...Array<string>(4).fill('AWS::Events::Rule'), 'AWS::IAM::Policy', 'AWS::IAM::Role'])
      // What is sent must also be taken: a pattern that differs would lose events on the way.
      expect(patterns(stack)).toEqual(onTheBus.map(([, properties]) => JSON.stringify([properties['EventPattern'], properties['State']])))
      for (const [, properties] of ofType(stack, 'AWS::Events::Rule'))
        expect(JSON.stringify(at(properties, 'Targets', 0, 'Arn'))).toContain('arn:aws:events:eu-central-1:')
    }
  })
})

function notification(prefix: string, queue: string) {
  return {
    Event: 's3:ObjectCreated:*',
    Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: prefix }] } },
    Queue: { 'Fn::GetAtt': [queue, 'Arn'] },
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

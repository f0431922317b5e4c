import { describe, expect, it } from 'vitest'
import { readConfig } from '../../infra/config.ts'
import { addNagPacks, nagPacks } from '../../infra/nag.ts'
import { acknowledgements } from '../../infra/nag-acknowledgements.ts'
import { doorEnv } from '../../lib/aws/env.ts'
import { outsideWrites } from './outside-writes.ts'
import { at, buildApp, ofType, referenced, synthesise } from './synthesised.ts'

const config = { region: 'eu-central-1', logGroups: ['/var/log/secure', '/aws/eks/prod/cluster'] }

describe('log subscriptions', () => {
  const stacks = synthesise(config)
  const [main] = stacks
  const [[door, properties] = ['', {}], ...more] = ofType(main, 'AWS::Lambda::Function').filter(
    ([, { Description }]) => Description === 'Keepwatch detect-log-events',
  )
  const alarmsOn = (metric: string) =>
    ofType(main, 'AWS::CloudWatch::Alarm').filter(
      ([, alarm]) =>
        alarm['MetricName'] === metric &&
        (alarm['Dimensions'] as readonly unknown[]).some((each) => referenced(at(each, 'Value')) === door),
    )

  it('are not there where no log group is named', () => {
    const [plain] = synthesise({ region: 'eu-central-1' })
    expect(ofType(plain, 'AWS::Logs::SubscriptionFilter')).toEqual([])
    expect(plain.resources['LogEventQueue']).toBeUndefined()
  })

  it('subscribe to each group once, of a control plane to its audit events only', () => {
    expect(more).toEqual([])
    const filters = ofType(main, 'AWS::Logs::SubscriptionFilter').map(([, filter]) => filter)
    expect(filters.map(({ LogGroupName, FilterPattern }) => [LogGroupName, FilterPattern])).toEqual([
      ['/var/log/secure', ''],
      ['/aws/eks/prod/cluster', '{ $.apiVersion = "audit.k8s.io/*" }'],
    ])
    for (const { DestinationArn, FilterName } of filters) expect([referenced(DestinationArn), FilterName]).toEqual([door, 'keepwatch'])
  })

  it('let CloudWatch Logs call the function for that group of this account only, before the filter stands', () => {
    const permissions = ofType(main, 'AWS::Lambda::Permission').filter(([, { Principal }]) => Principal === 'logs.amazonaws.com')
    expect(permissions).toHaveLength(2)
    for (const [index, [id, permission]] of permissions.entries()) {
      expect(permission).toMatchObject({ Action: 'lambda:InvokeFunction', SourceAccount: { Ref: 'AWS::AccountId' } })
      expect(JSON.stringify(permission['SourceArn'])).toContain(`:log-group:${config.logGroups[index]}:*`)
      const filters = Object.values(main.resources).filter(({ Type }) => Type === 'AWS::Logs::SubscriptionFilter')
      expect(filters[index]?.DependsOn).toContain(id)
    }
  })

  it('put what fails into a queue that the same function reads', () => {
    const [[, invoke] = ['', {}]] = ofType(main, 'AWS::Lambda::EventInvokeConfig').filter(
      ([, each]) => referenced(each['FunctionName']) === door,
    )
    expect(invoke).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 })
    expect(referenced(at(invoke, 'DestinationConfig', 'OnFailure', 'Destination'))).toBe('LogEventQueue')
    const sources = ofType(main, 'AWS::Lambda::EventSourceMapping').filter(([, each]) => referenced(each['FunctionName']) === door)
    expect(sources.map(([, each]) => [referenced(each['EventSourceArn']), each['FunctionResponseTypes']])).toEqual([
      ['LogEventQueue', ['ReportBatchItemFailures']],
    ])
    expect(at(main.resources['LogEventQueue'], 'Properties')).toMatchObject({
      MessageRetentionPeriod: 1_209_600,
      RedrivePolicy: { maxReceiveCount: 5 },
    })
    expect(at(main.resources['LogEventQueue'], 'Properties', 'VisibilityTimeout')).toBeGreaterThanOrEqual(6 * Number(properties['Timeout']))
    expect(main.resources['LogEventQueueDeadLetters']?.Type).toBe('AWS::SQS::Queue')
  })

  it('are watched, reserved and given what the door reads', () => {
    for (const metric of ['Errors', 'Throttles', 'DestinationDeliveryFailures'])
      expect([metric, alarmsOn(metric).length]).toEqual([metric, 1])
    expect(properties['ReservedConcurrentExecutions']).toBe(5)
    expect(Object.keys(at(properties, 'Environment', 'Variables') ?? {}).toSorted()).toEqual(doorEnv.monitor.toSorted())
  })

  it('may write nothing outside of the stack', () => {
    expect(outsideWrites(stacks)).toEqual([])
  })

  it.each([config, { ...config, reserveConcurrency: false }])(
    'leave nothing that nobody acknowledged, and no idle acknowledgement',
    (given) => {
      const { app, stacks: built, config: read } = buildApp(given)
      addNagPacks(app, built, read)
      expect(nagPacks(app).flatMap((pack) => pack.validateScope(app).violations)).toEqual([])
      const plain = buildApp(given)
      plain.app.synth()
      const found = nagPacks(plain.app)
        .flatMap((pack) => pack.validateScope(plain.app).violations)
        .flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`))
      const mine = acknowledgements(read).filter(({ at: path }) => path.startsWith('LogSubscriptions'))
      expect(mine.length).toBeGreaterThan(2)
      for (const { at: path, id } of mine) expect(found.some((each) => each.startsWith(`${id} Keepwatch/${path}`))).toBe(true)
    },
  )

  it.each([['/keepwatch/Keepwatch/detect-events'], [''], ['a b'], ['x'.repeat(513)]])('refuse the group %j', (name) => {
    expect(() => readConfig({ logGroups: [name] })).toThrow('logGroups.0: got')
  })
})

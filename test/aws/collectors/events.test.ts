import { describe, expect, test } from 'vitest'
import { events } from '#lib/aws/collectors/events.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const at = `arn:aws:events:us-east-1:${account}`
const bus = { Name: 'default', Arn: `${at}:event-bus/default` }
const rule = { Name: 'r', Arn: `${at}:rule/r`, State: 'ENABLED', EventPattern: '{"source":["aws.iam"]}', EventBusName: 'default' }
const answers: Answers = {
  'events:ListEventBuses': { EventBuses: [bus] },
  'events:ListRules': { Rules: [rule] },
  'events:ListTargetsByRule': { Targets: [{ Id: 't', Arn: 'arn:to', Input: '{"token":"x"}' }] },
}
const ruleOnly = { wants: (type: string) => type === 'AWS::Events::Rule' }

describe('events', () => {
  test('buses with their policies, and rules with their targets but not what is put into events', async () => {
    const open = { ...bus, Name: 'b', Arn: `${at}:event-bus/b`, Policy: '{"Statement":[]}' }
    const { resources } = await collectAll(events, { ...answers, 'events:ListEventBuses': { EventBuses: [bus, open] } })
    expect(resources.slice(0, 3)).toMatchObject([
      { type: 'AWS::Events::EventBus', arn: bus.Arn, configuration: { Name: 'default', Policy: null } },
      { configuration: { Name: 'b', Policy: { Statement: [] } } },
      {
        type: 'AWS::Events::Rule',
        arn: rule.Arn,
        configuration: {
          EventBusName: 'default',
          EventPattern: { source: ['aws.iam'] },
          State: 'ENABLED',
          Targets: [{ Id: 't', Arn: 'arn:to' }],
        },
        observed: { ManagedBy: null },
      },
    ])
    expect(JSON.stringify(resources)).not.toContain('token')
  })

  test.each([
    { ...rule, ManagedBy: 'securityhub.amazonaws.com' },
    { ...rule, State: 'DISABLED' },
    { Name: 's', Arn: `${at}:rule/s`, State: 'ENABLED', ScheduleExpression: 'rate(1 day)' },
  ])('targets of rules that see nothing, or are a service’s, are not asked for', async (one) => {
    const { resources, actions } = await collectAll(events, { ...answers, 'events:ListRules': { Rules: [one] } }, ruleOnly)
    expect(actions).toEqual(['events:ListEventBuses', 'events:ListRules'])
    expect(resources[0]?.unseen).toHaveProperty('Targets', expect.stringContaining('not asked'))
  })

  test('second pages of buses, rules and targets are read', async () => {
    const two = (list: string, item: object) => (_: unknown, times: number) => ({
      [list]: [item],
      ...(times === 0 ? { NextToken: 'n' } : {}),
    })
    const { resources } = await collectAll(
      events,
      {
        'events:ListEventBuses': two('EventBuses', bus),
        'events:ListRules': two('Rules', rule),
        'events:ListTargetsByRule': two('Targets', { Id: 't', Arn: 'arn:to' }),
      },
      ruleOnly,
    )
    expect(resources).toHaveLength(3)
    expect(resources[0]?.configuration['Targets']).toHaveLength(2)
  })

  test('refused listings are gaps, refused targets are unseen', async () => {
    const noRules = await collectAll(events, { ...answers, 'events:ListRules': denied })
    expect(noRules.gaps).toMatchObject([{ action: 'events:ListRules', types: ['AWS::Events::Rule'] }])
    expect(noRules.resources).toHaveLength(1)
    const nothing = await collectAll(events, { 'events:ListEventBuses': denied })
    expect(nothing.gaps.map((gap) => gap.types)).toEqual([['AWS::Events::EventBus'], ['AWS::Events::Rule']])
    const { resources } = await collectAll(events, { ...answers, 'events:ListTargetsByRule': denied }, ruleOnly)
    expect(resources[0]?.unseen).toHaveProperty('Targets', expect.stringContaining('denied'))
  })

  test('a rule deleted meanwhile takes no other along, nor a bus', async () => {
    const gone = awsError('ResourceNotFoundException')
    const targets = ({ Rule: name }: Readonly<Record<string, unknown>>) => (name === 'r' ? gone : { Targets: [] })
    const rules = { Rules: [rule, { ...rule, Name: 'other', Arn: `${at}:rule/other` }] }
    const one = await collectAll(events, { ...answers, 'events:ListRules': rules, 'events:ListTargetsByRule': targets }, ruleOnly)
    expect(one).toMatchObject({ gaps: [], resources: [{ arn: `${at}:rule/other` }] })
    expect(await collectAll(events, { ...answers, 'events:ListRules': gone }, ruleOnly)).toMatchObject({ gaps: [], resources: [] })
  })

  test('rules alone do not list buses as resources', async () => {
    expect((await collectAll(events, answers, ruleOnly)).resources.map(({ type }) => type)).toEqual(['AWS::Events::Rule'])
  })
})

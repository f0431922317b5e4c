import type { EventBus, Rule } from '@aws-sdk/client-eventbridge'
import { EventBridgeClient, ListEventBusesCommand, ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, GoneError, notAsked, policyObject } from './detail.ts'
import { inOrder } from './in-order.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const busType = 'AWS::Events::EventBus'
const ruleType = 'AWS::Events::Rule'

/** EventBridge: buses with their policies, and the rules on them with their targets. */
export const events: Collector = {
  service: 'events',
  scope: 'regional',
  brings: {
    [busType]: { list: ['events:ListEventBuses'] },
    [ruleType]: { list: ['events:ListEventBuses', 'events:ListRules'], details: { Targets: ['events:ListTargetsByRule'] } },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  if (scope.wants(busType))
    yield* listed(scope, {
      action: 'events:ListEventBuses',
      types: [busType],
      page: (token) => busPage(clients, scope.region, token),
      read: (bus) => busResource(bus, scope),
    })
  if (scope.wants(ruleType))
    yield* listed(scope, {
      // Rules are listed bus by bus: this walk over the buses is another listing than that of the buses themselves.
      action: 'events:ListRules',
      types: [ruleType],
      page: (token) => busPage(clients, scope.region, token),
      read: ({ Name: bus }) => rulesOf(clients, scope, bus ?? 'default'),
      width: 2,
    })
}

async function busPage(clients: AwsClients, region: string, token: string | undefined) {
  const client = clients.of('events', EventBridgeClient, region)
  const answer = await client.send(new ListEventBusesCommand({ Limit: 100, NextToken: token }))
  if (!answer.EventBuses) throw new Error('the answer holds no list of buses')
  return { items: answer.EventBuses, next: answer.NextToken }
}

function busResource({ Name: name, Arn: arn, Policy: policy }: EventBus, scope: CollectorScope): Resource {
  if (!name || !arn) throw new Error('events:ListEventBuses gave a bus without a name or an ARN')
  return collectedResource(busType, scope, {
    arn,
    configuration: { Name: { value: name }, Policy: { value: policy ? policyObject(policy) : null } },
  })
}

/** Rules of one bus (300 by default, 2,000 at most as quotas are raised). */
async function rulesOf(clients: AwsClients, scope: CollectorScope, bus: string): Promise<readonly Resource[]> {
  const client = clients.of('events', EventBridgeClient, scope.region)
  const rules = pages(async (token) => {
    const answer = await orGone('events:ListRules', () =>
      client.send(new ListRulesCommand({ EventBusName: bus, Limit: 100, NextToken: token })),
    )
    if (!answer.Rules) throw new Error('the answer holds no list of rules')
    return { items: answer.Rules, next: answer.NextToken }
  })
  const found: Resource[] = []
  for await (const rule of inOrder(rules, 4, (one) => ruleUnlessGone(clients, scope, bus, one))) if (rule) found.push(rule)
  return found
}

/** The rule; undefined when it was deleted since it was listed, which must not take the others of its bus along. */
async function ruleUnlessGone(clients: AwsClients, scope: CollectorScope, bus: string, rule: Rule): Promise<Resource | undefined> {
  try {
    return await ruleResource(clients, scope, bus, rule)
  } catch (error) {
    if (error instanceof GoneError) return undefined
    throw error
  }
}

async function orGone<Value>(action: string, ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    if (errorName(error) === 'ResourceNotFoundException') throw new GoneError(action)
    throw error
  }
}

async function ruleResource(clients: AwsClients, scope: CollectorScope, bus: string, rule: Rule): Promise<Resource> {
  const { Name: name, Arn: arn } = rule
  if (!name || !arn) throw new Error('events:ListRules gave a rule without a name or an ARN')
  return collectedResource(ruleType, scope, {
    arn,
    configuration: {
      Name: { value: name },
      EventBusName: { value: rule.EventBusName ?? bus },
      State: { value: rule.State },
      Description: { value: rule.Description ?? null },
      ScheduleExpression: { value: rule.ScheduleExpression ?? null },
      EventPattern: { value: rule.EventPattern ? policyObject(rule.EventPattern) : null },
      Targets: await wanted(scope, ruleType, 'Targets', () => targetsOf(clients, scope, bus, rule)),
    },
    observed: { ManagedBy: { value: rule.ManagedBy ?? null } },
  })
}

/** Only those of rules of the account's own that may see events now: the targets of the others decide nothing, and each costs a call. */
async function targetsOf(clients: AwsClients, scope: CollectorScope, bus: string, rule: Rule): Promise<Detail<unknown>> {
  if (rule.ManagedBy || !rule.EventPattern || rule.State === 'DISABLED') return notAsked('the rule is a service’s, a schedule or off')
  const client = clients.of('events', EventBridgeClient, scope.region)
  const read = async () => {
    const targets = pages(async (token) => {
      const answer = await client.send(new ListTargetsByRuleCommand({ Rule: rule.Name, EventBusName: bus, NextToken: token }))
      if (!answer.Targets) throw new Error('the answer holds no list of targets')
      return { items: answer.Targets, next: answer.NextToken }
    })
    // What is put into the event on its way (inputs) may hold anything and decides nothing.
    return Array.fromAsync(targets, ({ Id, Arn }) => ({ Id, Arn }))
  }
  return detail('events:ListTargetsByRule', scope.region, read, { gone: ['ResourceNotFoundException'] })
}

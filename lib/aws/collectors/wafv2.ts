import type { FirewallManagerRuleGroup, LogScope, Rule, WebACL, WebACLSummary } from '@aws-sdk/client-wafv2'
import {
  GetWebACLCommand,
  ListLoggingConfigurationsCommand,
  ListResourcesForWebACLCommand,
  ListWebACLsCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, mapDetail, notAsked } from './detail.ts'
import { pageOf } from './kept-pages.ts'
import { listed } from './listed.ts'
import { type Page, pages } from './pages.ts'

const aclType = 'AWS::WAFv2::WebACL'
const gone = ['WAFNonexistentItemException']

/** Properties that GetWebACL brings together. */
const bodyNames = ['DefaultAction', 'FirewallManagerRuleGroups', 'ManagedByFirewallManager', 'Rules', 'VisibilityConfig'] as const

type Reach = 'REGIONAL' | 'CLOUDFRONT'
type Acl = WebACLSummary & { readonly reach: Reach }

/** Web ACLs with their rules, where they log to and what they stand in front of; those of CloudFront are asked for in us-east-1 (WAF API, "Scope"). */
export const wafv2: Collector = {
  service: 'wafv2',
  scope: 'regional',
  brings: {
    [aclType]: {
      list: ['wafv2:ListWebACLs'],
      details: {
        ...Object.fromEntries(bodyNames.map((name) => [name, ['wafv2:GetWebACL']])),
        LoadBalancers: ['wafv2:ListResourcesForWebACL'],
        LogDestinations: ['wafv2:ListLoggingConfigurations'],
      },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('wafv2', WAFV2Client, scope.region)
  const destinations = new LogDestinations(client, scope.region)
  yield* listed(scope, {
    action: 'wafv2:ListWebACLs',
    types: [aclType],
    page: (token) => aclsOf(client, token, scope.region === 'us-east-1'),
    read: (acl) => aclResource(client, acl, destinations, scope),
  })
}

/** One page of both lists, one after the other; the token says which (`CLOUDFRONT marker`). */
async function aclsOf(client: WAFV2Client, token: string | undefined, hasGlobal: boolean): Promise<Page<Acl>> {
  const [reach, marker] = (token ?? 'REGIONAL ').split(' ', 2) as [Reach, string]
  const answer = await client.send(new ListWebACLsCommand({ Scope: reach, Limit: 100, NextMarker: marker || undefined }))
  if (!answer.WebACLs) throw new Error('the answer holds no list of web ACLs')
  const items = answer.WebACLs.map((acl) => ({ ...acl, reach }))
  // WAF names a marker on the last page, too; the page behind it is empty.
  if (items.length > 0 && answer.NextMarker) return { items, next: `${reach} ${answer.NextMarker}` }
  return { items, next: reach === 'REGIONAL' && hasGlobal ? 'CLOUDFRONT ' : undefined }
}

async function aclResource(client: WAFV2Client, acl: Acl, destinations: LogDestinations, scope: CollectorScope): Promise<Resource> {
  const { ARN: arn, reach } = acl
  if (!arn) throw new Error('wafv2:ListWebACLs gave a web ACL without an ARN')
  const body = await bodyOf(client, acl, scope)
  return collectedResource(aclType, scope, {
    arn,
    configuration: {
      Name: { value: acl.Name },
      Scope: { value: reach },
      DefaultAction: mapDetail(
        body,
        ({ DefaultAction: action }) => action && Object.fromEntries(Object.keys(action).map((key) => [key, {}])),
      ),
      Rules: mapDetail(body, ({ Rules: rules = [] }) => rules.map(shownRule)),
      VisibilityConfig: mapDetail(body, ({ VisibilityConfig: visibility }) => visibility),
    },
    observed: {
      ManagedByFirewallManager: mapDetail(
        body,
        (one) => (one.ManagedByFirewallManager ?? false) || (one.RetrofittedByFirewallManager ?? false),
      ),
      FirewallManagerRuleGroups: mapDetail(body, (one) =>
        [...(one.PreProcessFirewallManagerRuleGroups ?? []), ...(one.PostProcessFirewallManagerRuleGroups ?? [])].map(shownGroup),
      ),
      LogDestinations: await wanted(scope, aclType, 'LogDestinations', () => destinations.of(arn, reach)),
      LoadBalancers: await wanted(scope, aclType, 'LoadBalancers', () => loadBalancersOf(client, arn, reach, scope.region)),
    },
  })
}

async function bodyOf(client: WAFV2Client, { Name, Id, reach }: Acl, scope: CollectorScope): Promise<Detail<WebACL>> {
  if (!bodyNames.some((name) => scope.wants(aclType, name))) return notAsked('no chosen check reads it')
  return detail(
    'wafv2:GetWebACL',
    scope.region,
    async () => {
      const { WebACL: body } = await client.send(new GetWebACLCommand({ Name, Id, Scope: reach }))
      if (!body) throw new Error('the answer holds no web ACL')
      return body
    },
    { gone },
  )
}

/** Name, order, action and kind of a rule. What it compares with is left out: header values that prove an origin are secrets. */
function shownRule({ Name, Priority, Action, OverrideAction, VisibilityConfig, Statement = {} }: Rule) {
  const { ManagedRuleGroupStatement: managed, RuleGroupReferenceStatement: group, RateBasedStatement: rate } = Statement
  const kinds = Object.fromEntries(Object.keys(Statement).map((kind) => [kind, {}]))
  const named = {
    ...(managed ? { ManagedRuleGroupStatement: { VendorName: managed.VendorName, Name: managed.Name } } : {}),
    ...(group ? { RuleGroupReferenceStatement: { Arn: group.ARN } } : {}),
    ...(rate ? { RateBasedStatement: { Limit: rate.Limit, AggregateKeyType: rate.AggregateKeyType } } : {}),
  }
  const kind = (action: object | undefined) => action && Object.fromEntries(Object.keys(action).map((key) => [key, {}]))
  return {
    Name,
    Priority,
    ...(Action ? { Action: kind(Action) } : {}),
    ...(OverrideAction ? { OverrideAction: kind(OverrideAction) } : {}),
    VisibilityConfig,
    Statement: { ...kinds, ...named },
  }
}

const shownGroup = ({ Name, VisibilityConfig: visibility }: FirewallManagerRuleGroup) => ({
  Name: Name ?? null,
  Metrics: visibility?.CloudWatchMetricsEnabled ?? null,
})

/** The load balancers behind a web ACL: one call each, whereas asking from the other side takes one for each load balancer. */
async function loadBalancersOf(client: WAFV2Client, WebACLArn: string, reach: Reach, region: string): Promise<Detail<readonly string[]>> {
  if (reach === 'CLOUDFRONT') return { value: [] }
  return detail(
    'wafv2:ListResourcesForWebACL',
    region,
    async () => {
      const answer = await client.send(new ListResourcesForWebACLCommand({ WebACLArn, ResourceType: 'APPLICATION_LOAD_BALANCER' }))
      if (!answer.ResourceArns) throw new Error('the answer holds no list of resources')
      return answer.ResourceArns
    },
    { gone },
  )
}

/** Where web ACLs log to, asked for all of them at once. Security Lake and CloudWatch keep configurations beside that of the customer (WAF API, LogScope). */
class LogDestinations {
  readonly #client: WAFV2Client
  readonly #region: string
  readonly #asked = new Map<string, Promise<Detail<ReadonlyMap<string, readonly string[]>>>>()

  constructor(client: WAFV2Client, region: string) {
    this.#client = client
    this.#region = region
  }

  async of(arn: string, reach: Reach): Promise<Detail<readonly string[]>> {
    for (const owner of ['CUSTOMER', 'SECURITY_LAKE', 'CLOUDWATCH_TELEMETRY_RULE_MANAGED'] as const) {
      const all = await this.#all(reach, owner)
      if ('unseen' in all) return all
      const found = all.value.get(arn)
      if (found) return { value: found }
    }
    return { value: [] }
  }

  #all(Scope: Reach, LogScope: LogScope): Promise<Detail<ReadonlyMap<string, readonly string[]>>> {
    const key = `${Scope} ${LogScope}`
    const known = this.#asked.get(key)
    if (known) return known
    const asked = detail('wafv2:ListLoggingConfigurations', this.#region, async () => {
      const all = await Array.fromAsync(
        pages(async (NextMarker) => {
          const answer = await this.#client.send(new ListLoggingConfigurationsCommand({ Scope, LogScope, Limit: 100, NextMarker }))
          const { items } = pageOf(answer.LoggingConfigurations, undefined, 'logging configurations')
          return { items, next: items.length === 0 ? undefined : answer.NextMarker }
        }),
      )
      return new Map(all.map(({ ResourceArn: arn = '', LogDestinationConfigs: to = [] }) => [arn, to] as const))
    })
    this.#asked.set(key, asked)
    return asked
  }
}

import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate'
import type { Condition } from './generated-conditions.ts'
import type { Document, Statement } from './generated-policies.ts'
import type { GeneratedRequest } from './generated-requests.ts'

/** What the oracle says: `error` when it will not judge. */
export type Verdict = 'allowed' | 'denied' | 'error'

/** Where the oracle departs from what AWS writes, a request is put to it in other words that mean the same. */
interface Translation {
  readonly name: string
  /** Where AWS says so. */
  readonly link: string
  readonly translate: (request: GeneratedRequest) => GeneratedRequest
}

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'
const organizations = 'https://docs.aws.amazon.com/organizations/latest/userguide'

const translations: readonly Translation[] = [
  {
    // The oracle compares seconds since the epoch with milliseconds.
    name: 'seconds since the epoch are dates',
    link: `${guide}/reference_policies_elements_condition_operators.html#Conditions_Date`,
    translate: (request) => ({
      ...eachCondition(request, (operator, _, wanted) => (/^(?:\w+:)?Date/.test(operator) ? wanted.map(isoDate) : wanted)),
      values: Object.fromEntries(
        Object.entries(request.values).map(([key, value]) => [
          key,
          /Time$/.test(key) && typeof value === 'string' ? isoDate(value) : value,
        ]),
      ),
    }),
  },
  {
    // The oracle takes /0 of IPv4 for /32, and compares addresses without a length as text, never with the other family.
    name: 'networks of any length, and addresses without one',
    link: `${guide}/reference_policies_elements_condition_operators.html#Conditions_IPAddress`,
    translate: (request) =>
      eachCondition(request, (operator, _, wanted) => (/IpAddress/.test(operator) ? wanted.flatMap(networks) : wanted)),
  },
  {
    // The oracle lets ForAnyValue fail on an absent key even with IfExists.
    name: 'IfExists holds for an absent key, with ForAnyValue, too',
    link: `${guide}/reference_policies_elements_condition_operators.html#Conditions_IfExists`,
    translate: (request) => {
      const present = new Set(Object.keys(request.values).map((key) => key.toLowerCase()))
      return eachCondition(request, (operator, key, wanted) =>
        /^ForAnyValue:.*IfExists$/.test(operator) && !present.has(key.toLowerCase()) ? undefined : wanted,
      )
    },
  },
  {
    // The oracle cuts an ARN at the colons within its variables.
    name: 'ARNs of conditions may hold variables',
    link: `${guide}/reference_policies_variables.html#policy-vars-wheretouse`,
    translate: (request) => {
      const values = new Map(Object.entries(request.values).map(([key, value]) => [key.toLowerCase(), value]))
      const filled = (wanted: string): string =>
        wanted.replace(/\$\{([^{},]+)\}/g, (_, key: string) => String(values.get(key.toLowerCase()) ?? 'no such value'))
      return eachCondition(request, (operator, _, wanted) => (/^(?:\w+:)?Arn/.test(operator) ? wanted.map(filled) : wanted))
    },
  },
  {
    name: 'control policies do not meet service-linked roles',
    link: `${organizations}/orgs_manage_policies_scps.html#not-restricted-by-scp`,
    translate: (request) => (isServiceLinked(request) ? { ...request, scps: [], rcps: [] } : request),
  },
]

const isServiceLinked = ({ caller }: GeneratedRequest): boolean => caller.includes(':role/aws-service-role/')
const isoDate = (value: string): string => (/^\d+$/.test(value) ? new Date(Number(value) * 1_000).toISOString() : value)

function networks(wanted: string): string[] {
  if (wanted === '0.0.0.0/0') return ['0.0.0.0/1', '128.0.0.0/1']
  if (wanted.includes('/')) return [wanted]
  return [`${wanted}/${wanted.includes(':') ? 128 : 32}`]
}

/** A request with the values of each condition as given; undefined: the condition is left out. */
function eachCondition(
  request: GeneratedRequest,
  change: (operator: string, key: string, wanted: string[]) => string[] | undefined,
): GeneratedRequest {
  const condition = (from: Condition): Condition =>
    Object.fromEntries(
      Object.entries(from).flatMap(([operator, tests]) => {
        const kept = Object.entries(tests).flatMap(([key, wanted]) => {
          const changed = change(operator, key, [wanted].flat())
          return changed ? [[key, changed] as const] : []
        })
        return kept.length > 0 ? [[operator, Object.fromEntries(kept)]] : []
      }),
    )
  return eachStatement(request, ({ Condition: from, ...rest }) => [from ? { ...rest, Condition: condition(from) } : rest])
}

/** A request with each statement of each of its policies as given. */
export function eachStatement(request: GeneratedRequest, change: (statement: Statement) => readonly Statement[]): GeneratedRequest {
  const document = (one: Document): Document => ({ ...one, Statement: one.Statement.flatMap(change) })
  const { boundary, sessionPolicy, resourcePolicy, endpoint } = request
  return {
    ...request,
    identity: request.identity.map(document),
    scps: request.scps.map((level) => level.map(document)),
    rcps: request.rcps.map((level) => level.map(document)),
    ...(boundary ? { boundary: document(boundary) } : {}),
    ...(sessionPolicy ? { sessionPolicy: document(sessionPolicy) } : {}),
    ...(resourcePolicy ? { resourcePolicy: document(resourcePolicy) } : {}),
    ...(endpoint ? { endpoint: document(endpoint) } : {}),
  }
}

/** Every policy of a request, by its kind. */
export function policiesOf(request: GeneratedRequest): readonly (readonly [kind: string, document: Document])[] {
  const { boundary, sessionPolicy, resourcePolicy, endpoint } = request
  const one = (kind: string, document: Document | undefined) => (document ? [[kind, document] as const] : [])
  return [
    ...request.identity.map((document) => ['identity', document] as const),
    ...request.scps.flat().map((document) => ['scp', document] as const),
    ...request.rcps.flat().map((document) => ['rcp', document] as const),
    ...[...one('boundary', boundary), ...one('session', sessionPolicy)],
    ...[...one(resourceKind(request.action), resourcePolicy), ...one('endpoint', endpoint)],
  ]
}

const resourceKind = (action: string): string => (action.startsWith('sts:') ? 'trust' : action.startsWith('kms:') ? 'key' : 'resource')

/**
 * The same request for a session policy that bounds nothing, and without what the caller's own policies allow: what remains is what the
 * resource grants by itself.
 */
export function withoutSession(request: GeneratedRequest): GeneratedRequest {
  const { sessionPolicy, identity } = request
  const denies = (document: Document): readonly Statement[] => document.Statement.filter(({ Effect }) => Effect === 'Deny')
  return {
    ...request,
    identity: identity.map((document) => ({ ...document, Statement: [unrelated, ...denies(document)] })),
    ...(sessionPolicy ? { sessionPolicy: { ...sessionPolicy, Statement: [wide, ...denies(sessionPolicy)] } } : {}),
  }
}
const wide: Statement = { Effect: 'Allow', Action: '*', Resource: '*' }
const unrelated: Statement = { Effect: 'Allow', Action: 'cloudwatch:GetMetricData', Resource: '*' }

/** Asks iam-simulate, in the words that mean to it what AWS means. */
export async function askOracle(request: GeneratedRequest): Promise<{ readonly verdict: Verdict; readonly detail: string }> {
  const said = await runSimulation(simulation(translations.reduce((one, { translate }) => translate(one), request)), {})
  if (said.resultType === 'error') return { verdict: 'error', detail: JSON.stringify(said.errors) }
  const ignored = said.resultType === 'single' ? (said.result.ignoredContextKeys ?? []) : ['several results']
  // A key that it leaves out would make the two answer different questions.
  if (ignored.length > 0) return { verdict: 'error', detail: `left out: ${ignored.join(', ')}` }
  return { verdict: said.overallResult === 'Allowed' ? 'allowed' : 'denied', detail: said.overallResult }
}

function simulation(request: GeneratedRequest): Simulation {
  const { kind, caller, account, session, boundary, sessionPolicy, resourcePolicy, endpoint } = request
  const isRoot = kind === 'root'
  const named = (documents: readonly Document[], prefix: string) =>
    documents.map((policy, index) => ({ name: `${prefix}${index}`, policy }))
  const level = (prefix: string) => (documents: readonly Document[], index: number) => ({
    orgIdentifier: `${prefix}${index}`,
    policies: named(documents, `${prefix}${index}-`),
  })
  const principal =
    kind === 'anonymous'
      ? ({ type: 'Anonymous' } as const)
      : kind === 'role'
        ? `arn:aws:sts::${account}:assumed-role/${caller.split('/').at(-1)}/${session}`
        : caller
  return {
    request: {
      principal,
      action: request.action,
      resource: { resource: request.resource, accountId: request.owner },
      contextVariables: Object.fromEntries(
        Object.entries(request.values).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
      ),
    },
    identityPolicies: named(isRoot ? [{ Version: '2012-10-17', Statement: [wide] }] : request.identity, 'identity'),
    serviceControlPolicies: request.scps.map(level('scp')),
    resourceControlPolicies: request.rcps.map(level('rcp')),
    sessionPolicy,
    ...(boundary ? { permissionBoundaryPolicies: named([boundary], 'boundary') } : {}),
    ...(resourcePolicy ? { resourcePolicy } : {}),
    ...(endpoint ? { vpcEndpointPolicies: named([endpoint], 'endpoint') } : {}),
    additionalSettings: { s3: { bucketAbacEnabled: true } },
  }
}

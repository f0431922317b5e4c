import type { AccessRequest, Caller, ContextValue, OrganizationLevels } from '#lib/audit/iam/evaluate/access-request.ts'
import { type CompiledPolicy, compilePolicy } from '#lib/audit/iam/evaluate/compiled-policy.ts'
import type { Decision } from '#lib/audit/iam/evaluate/decision.ts'
import { evaluate } from '#lib/audit/iam/evaluate/evaluate.ts'
import type { Document } from './generated-policies.ts'
import { askedKeys, type GeneratedRequest, generatedRequests, impliedKeys } from './generated-requests.ts'
import { askOracle, policiesOf, type Verdict, withoutSession } from './oracle.ts'

/** A difference that AWS's documentation explains. */
interface Explanation {
  readonly name: string
  readonly link: string
  readonly explains: (request: GeneratedRequest, ours: Decision, oracle: Verdict) => boolean | Promise<boolean>
}

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'
const hangsOnly = ({ outcome, dependsOn }: Decision, test: (key: string) => boolean): boolean =>
  outcome === 'depends' && dependsOn.every(test)

const explanations: readonly Explanation[] = [
  {
    // Set operators are required for lists; AWS does not write what becomes of a condition without one. The oracle lets it fail.
    name: 'a list without ForAllValues or ForAnyValue',
    link: `${guide}/reference_policies_condition-single-vs-multi-valued-context-keys.html`,
    explains: (_, ours) => hangsOnly(ours, (key) => key.startsWith('several values of ')),
  },
  {
    // A variable without a value equals nothing; AWS does not write whether it then differs from everything. The oracle lets it fail.
    name: 'a negated text with a variable that has no value',
    link: `${guide}/reference_policies_variables.html#policy-vars-no-value`,
    explains: ({ values }, ours) => {
      const present = new Set(Object.keys(values).map((key) => key.toLowerCase()))
      return hangsOnly(ours, (key) => key.startsWith('several values of ') || (key.startsWith('aws:') && !present.has(key)))
    },
  },
  {
    // The oracle ends at a session policy that says nothing; a resource may grant to the session itself, or to everybody.
    name: 'a session policy does not bound what a resource grants to the session',
    link: `${guide}/access_policies.html#policies_session`,
    explains: async (request, ours, oracle) =>
      request.sessionPolicy !== undefined &&
      ours.outcome === 'allowed' &&
      oracle === 'denied' &&
      ours.by.some(({ layer }) => layer === 'resource') &&
      (await askOracle(withoutSession(request))).verdict === 'allowed',
  },
]

/** What a run over generated requests found. */
export interface Comparison {
  readonly requests: number
  readonly allowed: number
  readonly errors: number
  readonly firstError: string
  /** Differences that are explained, by the name of the explanation. */
  readonly explained: ReadonlyMap<string, number>
  /** Differences that nothing explains, ready to be replayed. */
  readonly differences: readonly string[]
  /** Operators, kinds of policies, and forms, by the outcomes they were met in. */
  readonly seen: ReadonlyMap<string, ReadonlySet<Verdict>>
}

/** Puts generated requests to both evaluators. */
export async function compare(seed: number, count: number): Promise<Comparison> {
  const explained = new Map<string, number>()
  const seen = new Map<string, Set<Verdict>>()
  const differences: string[] = []
  let [index, allowed, errors] = [0, 0, 0]
  let firstError = ''
  for (const request of generatedRequests(seed, count)) {
    const ours = evaluate(accessRequest(request))
    const { verdict, detail } = await askOracle(request)
    if (verdict === 'allowed') allowed++
    if (verdict === 'error') {
      errors++
      firstError ||= `${detail}\n${JSON.stringify(request)}`
    } else {
      for (const feature of featuresOf(request)) seen.set(feature, (seen.get(feature) ?? new Set()).add(verdict))
      const name = ours.outcome === verdict ? undefined : await explanationOf(request, ours, verdict)
      if (name) explained.set(name, (explained.get(name) ?? 0) + 1)
      else if (ours.outcome !== verdict)
        differences.push(`seed ${seed}, index ${index}: ${JSON.stringify(ours)}, the oracle ${detail}\n${JSON.stringify(request)}`)
    }
    index++
  }
  return { requests: index, allowed, errors, firstError, explained, differences, seen }
}

async function explanationOf(request: GeneratedRequest, ours: Decision, verdict: Verdict): Promise<string | undefined> {
  for (const { name, explains } of explanations) if (await explains(request, ours, verdict)) return name
  return undefined
}

/** The request as our evaluator takes it: what it works out by itself is not handed to it; every other key is named, or named as absent. */
export function accessRequest(request: GeneratedRequest): AccessRequest {
  const { kind, caller, account, action, boundary, sessionPolicy, resourcePolicy, endpoint } = request
  const values = new Map(Object.entries(request.values).map(([key, value]) => [key.toLowerCase(), value]))
  const context = new Map<string, ContextValue>()
  for (const key of [...askedKeys(action).map((name) => name.toLowerCase()), ...values.keys()])
    if (!impliedKeys.has(key)) context.set(key, values.get(key) ?? null)
  const asked: Caller = {
    ...{ arn: caller, account, kind, scps: compiledLevels('scp', request.scps), tags: request.callerTags },
    identity: compiled('identity', request.identity),
    organization: request.organization,
    ...(boundary ? { boundary: compilePolicy('boundary', boundary) } : {}),
    ...(sessionPolicy ? { session: compiled('session', [sessionPolicy]) } : {}),
  }
  const fullAccess = compilePolicy('RCPFullAWSAccess', { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } })
  const target = {
    ...{ arn: request.resource, account: request.owner, tags: request.targetTags },
    policy: resourcePolicy ? compilePolicy('resource', resourcePolicy) : null,
    rcps: compiledLevels('rcp', request.rcps).map((level) => [fullAccess, ...level]),
  }
  return { caller: asked, action, target, context, ...(endpoint ? { endpoint: compilePolicy('endpoint', endpoint) } : {}) }
}

const compiled = (name: string, documents: readonly Document[]): readonly CompiledPolicy[] =>
  documents.map((document, index) => compilePolicy(`${name}${index}`, document))
const compiledLevels = (name: string, levels: readonly (readonly Document[])[]): OrganizationLevels =>
  levels.map((level, index) => compiled(`${name}${index}-`, level))

/** What a request is made of: kinds of callers and policies, operators, forms of elements. */
function featuresOf(request: GeneratedRequest): ReadonlySet<string> {
  const found = new Set([`caller ${request.kind}`, request.owner === request.account ? 'one account' : 'two accounts', request.action])
  for (const [kind, { Statement }] of policiesOf(request)) {
    found.add(`policy ${kind}`)
    for (const statement of Statement) {
      const { Effect, Condition = {} } = statement
      found.add(`${Effect} in ${kind}`)
      for (const element of ['NotAction', 'NotResource', 'NotPrincipal'] as const) if (statement[element]) found.add(element)
      for (const form of principalForms(statement.Principal)) found.add(`principal ${form}`)
      for (const operator of Object.keys(Condition)) found.add(`operator ${operator}`)
      if (JSON.stringify(statement).includes('${')) found.add('variable')
    }
  }
  return found
}

function principalForms(principal: unknown): readonly string[] {
  if (principal === '*') return ['*']
  if (typeof principal !== 'object' || principal === null) return []
  return Object.entries(principal).flatMap(([kind, names]) => [names].flat().map((name) => `${kind} ${formOf(String(name))}`))
}

function formOf(name: string): string {
  if (name === '*') return '*'
  if (/^\d+$/.test(name)) return 'account'
  return /:(root)$|:(user|role|assumed-role)\/|(amazonaws)/.exec(name)?.slice(1).find(Boolean) ?? name
}

import type { AccessRequest, OrganizationLevels } from './access-request.ts'
import type { CompiledPolicy, CompiledStatement } from './compiled-policy.ts'
import type { Look } from './context-value.ts'
import type { DecidingStatement, Decision, Layer } from './decision.ts'
import { matchPrincipal, type PrincipalMatch } from './principal-match.ts'
import { contextOf } from './request-context.ts'
import { every, type Ternary, Unknown } from './ternary.ts'

/** What the policies of one layer say of a request: statements that certainly or perhaps speak of it. */
interface Said {
  readonly allows: readonly DecidingStatement[]
  readonly denies: readonly DecidingStatement[]
  /** Keys on which an Allow hangs when none is certain; empty: none is there even then. */
  readonly allowsIf: readonly string[]
  readonly deniesIf: readonly string[]
}

/** Whether a layer lets a request through, and by what. */
interface Gate {
  readonly layer: Layer
  readonly outcome: Ternary
  readonly by: readonly DecidingStatement[]
}

interface Asked {
  readonly request: AccessRequest
  readonly action: string
  readonly look: Look
}

/**
 * Whether a request is allowed (IAM User Guide, "Policy evaluation logic"). A Deny anywhere decides; then every layer that bounds must
 * allow: control policies of the organisation on each level, on the caller's side and on the resource's, the policy of the endpoint, the
 * boundary, the session; and then somebody must grant: in one account the caller's policies or the resource's, between two accounts both. Roles and KMS keys
 * are reached only where their own policy lets the caller or its account in.
 *
 * A resource policy that is not known (`undefined`) is not counted within an account, except where it must allow; between accounts it
 * makes the answer depend on `resource policy`.
 */
export function evaluate(request: AccessRequest): Decision {
  const asked: Asked = { request, action: request.action.toLowerCase(), look: contextOf(request) }
  if (asked.action === alwaysAllowed) return { outcome: 'allowed', dependsOn: [], by: [] }
  const { caller, target, endpoint } = request
  const identity = caller.kind === 'root' ? everything : said('identity', caller.identity, asked)
  const boundary = caller.boundary ? said('boundary', [caller.boundary], asked) : undefined
  const session = caller.session ? said('session', caller.session, asked) : undefined
  const scps = levels('scp', isServiceLinked(caller.arn) ? [] : caller.scps, asked)
  const rcps = levels('rcp', isServiceLinked(caller.arn) ? [] : (target.rcps ?? []), asked)
  const way = endpoint ? saidTo('endpoint', endpoint, asked).all : undefined
  const resource = target.policy ? saidTo('resource', target.policy, asked) : nobody
  const all = [identity, boundary, session, ...scps, ...rcps, way, resource.all].filter((one) => one !== undefined)
  const denied = all.flatMap(({ denies }) => denies)
  if (denied.length > 0) return { outcome: 'denied', dependsOn: [], by: denied, stoppedBy: denied[0]?.layer ?? 'identity' }
  const outer = [...scps.map((one) => gate('scp', one)), ...rcps.map((one) => gate('rcp', one)), ...(way ? [gate('endpoint', way)] : [])]
  const inner = [...(boundary ? [gate('boundary', boundary)] : []), ...(session ? [gate('session', session)] : [])]
  const granted = grant({ request, action: asked.action, identity: gate('identity', identity), resource, inner })
  return conclude(
    [...outer, granted],
    all.flatMap(({ deniesIf }) => deniesIf),
  )
}

/** Needs no permission, and no Deny takes it away (STS API Reference, "GetCallerIdentity"). */
const alwaysAllowed = 'sts:getcalleridentity'

const everything: Said = { allows: [], denies: [], allowsIf: [], deniesIf: [] }
const none: Said = { ...everything }

/** What a policy with principals says, by how it means the caller. */
interface SaidTo {
  readonly all: Said
  readonly direct: Said
  readonly session: Said
  readonly everybody: Said
  readonly account: Said
}
const nobody: SaidTo = { all: none, direct: none, session: none, everybody: none, account: none }

function conclude(gates: readonly Gate[], deniesIf: readonly string[]): Decision {
  const closed = gates.find(({ outcome }) => outcome === false)
  if (closed) return { outcome: 'denied', dependsOn: [], by: [], stoppedBy: closed.layer }
  const open = every(gates, ({ outcome }) => outcome)
  const keys = [...(open instanceof Unknown ? open.keys : []), ...deniesIf]
  const by = gates.flatMap((one) => one.by)
  if (keys.length === 0) return { outcome: 'allowed', dependsOn: [], by }
  const hanging = gates.find(({ outcome }) => outcome instanceof Unknown)
  return { outcome: 'depends', dependsOn: [...new Set(keys)].sort(), by, ...(hanging ? { stoppedBy: hanging.layer } : {}) }
}

interface Grant {
  readonly request: AccessRequest
  readonly action: string
  readonly identity: Gate
  readonly resource: SaidTo
  /** What bounds the caller's own policies. */
  readonly inner: readonly Gate[]
}

/** Who grants: the caller's own policies within their bounds, the resource's policy, or both together. */
function grant({ request, action, identity, resource, inner }: Grant): Gate {
  const { caller, target } = request
  const isRoot = caller.kind === 'root'
  const own = isRoot ? together('identity', inner) : together('identity', [identity, ...inner])
  const direct = gate('resource', resource.direct)
  const session = gate('resource', resource.session)
  const open = gate('resource', resource.everybody)
  const delegated = gate('resource', resource.account)
  if (caller.kind === 'service' || caller.kind === 'anonymous') return either([direct, open])
  // A grant to a role is bounded by its boundary and session policies; one to a user, to the session itself, or to everybody, is not.
  const toItself = caller.kind === 'role' ? together('resource', [direct, ...inner]) : direct
  if (caller.account !== target.account) {
    const policy: Gate =
      target.policy === undefined
        ? { layer: 'resource', outcome: new Unknown(['resource policy']), by: [] }
        : either([direct, session, open, delegated])
    return together('resource', [policy, own])
  }
  if (needsResourcePolicy(action, target.arn)) {
    if (target.policy === undefined)
      return together('resource', [{ layer: 'resource', outcome: new Unknown(['resource policy']), by: [] }, own])
    return either([toItself, session, open, together('resource', [delegated, own])])
  }
  return either([own, toItself, session, open])
}

/**
 * Taking a role, and handing it tags or a source identity, needs its trust, a KMS key its key policy; the policies of the account alone do
 * not do (IAM User Guide, "Pass session tags in AWS STS"; KMS Developer Guide, "Key policies").
 */
export function needsResourcePolicy(action: string, arn: string): boolean {
  return ofTrust.test(action) || (action.startsWith('kms:') && /^arn:[^:]+:kms:[^:]*:[^:]*:key\//.test(arn))
}

const ofTrust = /^sts:(?:assumerole.*|tagsession|setsourceidentity|setcontext)$/

/** Service-linked roles are outside of control policies (AWS Organizations User Guide, "Service control policies", "Resource control policies"). */
const isServiceLinked = (arn: string): boolean => /:role\/aws-service-role\//.test(arn)

const gate = (layer: Layer, { allows, allowsIf }: Said): Gate => ({
  layer,
  outcome: allows.length > 0 ? true : allowsIf.length > 0 ? new Unknown(allowsIf) : false,
  by: allows,
})

/** All must open. */
function together(layer: Layer, gates: readonly Gate[]): Gate {
  const closed = gates.find(({ outcome }) => outcome === false)
  return { layer: closed?.layer ?? layer, outcome: every(gates, ({ outcome }) => outcome), by: gates.flatMap(({ by }) => by) }
}

/** One must open; the first that does is the proof. */
function either(gates: readonly Gate[]): Gate {
  const open = gates.find(({ outcome }) => outcome === true)
  if (open) return open
  const unknown = gates.flatMap(({ outcome }) => (outcome instanceof Unknown ? outcome.keys : []))
  const [first] = gates
  const layer = gates.find(({ outcome }) => outcome instanceof Unknown)?.layer ?? first?.layer ?? 'identity'
  return { layer, outcome: unknown.length > 0 ? new Unknown([...new Set(unknown)]) : false, by: [] }
}

const levels = (layer: Layer, of: OrganizationLevels, asked: Asked): readonly Said[] => of.map((policies) => said(layer, policies, asked))

function said(layer: Layer, policies: readonly CompiledPolicy[], asked: Asked): Said {
  return collect(policies, (policy) => policy.about(asked.action), layer, asked)
}

/** Where a policy of an endpoint names nobody, it means everybody. */
function saidTo(layer: 'resource' | 'endpoint', policy: CompiledPolicy, asked: Asked): SaidTo {
  const by = new Map<PrincipalMatch, CompiledStatement[]>()
  for (const statement of policy.about(asked.action)) {
    const isOpen = layer === 'endpoint' && !statement.source.principals
    const match = isOpen ? 'everybody' : matchPrincipal(statement.source, asked.request.caller, asked.look)
    const same = by.get(match)
    if (same) same.push(statement)
    else by.set(match, [statement])
  }
  const of = (...matches: readonly PrincipalMatch[]): Said => {
    const meant = matches.flatMap((match) => by.get(match) ?? [])
    return meant.length > 0 ? collect([policy], () => meant, layer, asked) : none
  }
  const sure = of('itself', 'session', 'everybody', 'account')
  const perhaps = of('perhaps')
  const hangs = perhaps.denies.length > 0 || perhaps.deniesIf.length > 0
  const all = hangs ? { ...sure, deniesIf: [...sure.deniesIf, 'aws:userid', ...perhaps.deniesIf] } : sure
  return { all, direct: of('itself'), session: of('session'), everybody: of('everybody'), account: of('account') }
}

function collect(
  policies: readonly CompiledPolicy[],
  about: (policy: CompiledPolicy) => readonly CompiledStatement[],
  layer: Layer,
  { request, look }: Asked,
): Said {
  const sides = {
    Allow: { sure: [] as DecidingStatement[], keys: [] as string[] },
    Deny: { sure: [] as DecidingStatement[], keys: [] as string[] },
  }
  for (const policy of policies)
    for (const statement of about(policy)) {
      const { source, position } = statement
      // Only a trust policy stands on what it speaks of; elsewhere a statement without resources means nothing.
      const answer = source.resources || layer === 'resource' ? speaksOf(statement, request.target.arn, look) : false
      if (answer === true) sides[source.effect].sure.push({ layer, policy: policy.name, position, sid: source.sid, effect: source.effect })
      else if (answer !== false) sides[source.effect].keys.push(...answer.keys)
    }
  const { Allow, Deny } = sides
  return { allows: Allow.sure, denies: Deny.sure, allowsIf: Allow.sure.length > 0 ? [] : Allow.keys, deniesIf: Deny.keys }
}

function speaksOf(statement: CompiledStatement, arn: string, look: Asked['look']): Ternary {
  const resource = statement.resource(arn, look)
  if (resource === false) return false
  const conditions = every(statement.conditions, (test) => test(look))
  return every([resource, conditions], (answer) => answer)
}

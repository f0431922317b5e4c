import type { EscalationPath, PathRequest } from '#lib/audit/iam/escalation/path.ts'
import { assetShapes } from '#lib/audit/iam/inventory/asset-kinds.ts'
import {
  type AccountPlan,
  account,
  arnOf,
  emptyPlan,
  everything,
  groupArn,
  onlyLogs,
  type PlannedPrincipal,
  policyArn,
  principal,
  profileArn,
  region,
  type Statement,
} from './account-plan.ts'
import { assetRecord } from './asset-records.ts'

/** An account in which one path works for one attacker, and a second target of the same kind that gives nothing. */
export interface AccountFor {
  readonly plan: AccountPlan
  /** ARN of the attacker, as findings name it. */
  readonly attacker: string
  /** The user or role that is the attacker; undefined for those of other accounts. */
  readonly inside: PlannedPrincipal | undefined
  /** The user or role that is taken over, directly or through something that acts with it. */
  readonly target: PlannedPrincipal | undefined
  /** Records of what exists, by the name the path gives it. */
  readonly records: ReadonlyMap<string, Record<string, unknown>>
  /** Statements of the attacker, one for each request of the path, in order; as if the target were another one. */
  readonly statements: (of: 'target' | 'harmless') => readonly Statement[]
}

export const outsider = 'arn:aws:iam::999988887777:root'
const lambdaOnly = 'lambda.amazonaws.com'

/** Builds the account for a path out of the data of the path. */
export function accountFor(path: EscalationPath): AccountFor {
  const plan = emptyPlan()
  const kind = path.by === 'role' ? 'role' : 'user'
  const isInside = path.by !== 'outsider' && path.by !== 'anybody'
  const inside = isInside ? principal(kind, 'attacker', kind === 'role' ? { trust: [trustedService(lambdaOnly)] } : {}) : undefined
  if (inside) plan.principals.push(inside)
  plan.policies.push({ name: 'logs', statements: [onlyLogs], versions: 1 })
  const attacker = inside ? arnOf(inside) : path.by === 'anybody' ? 'arn:aws:iam::*:root' : outsider
  const values = { target: variables(attacker), harmless: variables(attacker) }
  const records = new Map<string, Record<string, unknown>>()
  const target = addTarget({ plan, path, inside, values: values.target, records, isTarget: true })
  addTarget({ plan, path, inside, values: values.harmless, records: new Map(), isTarget: false })
  for (const { as, of } of path.needs ?? []) {
    records.set(as, addAsset(plan, of, `${as}-there`, 'target', values.target, as))
    for (const [key, value] of values.target) if (key.startsWith(as)) values.harmless.set(key, value)
  }
  const statements = (of: 'target' | 'harmless'): readonly Statement[] =>
    path.requests.map((request, index) => statementFor(request, index, values[of]))
  if (inside) allow(path, plan, inside, statements('target'))
  return { plan, attacker, inside, target, records, statements }
}

const variables = (self: string): Map<string, string> =>
  new Map([
    ['partition', 'aws'],
    ['account', account],
    ['region', region],
    ['administratorPolicy', 'arn:aws:iam::aws:policy/AdministratorAccess'],
    ['self', self],
  ])

/** What the attacker holds: what the path asks for; who takes off its boundary has everything behind it. */
function allow(path: EscalationPath, plan: AccountPlan, inside: PlannedPrincipal, statements: readonly Statement[]): void {
  if (path.target.kind !== 'self' || path.gain !== 'unbind') {
    inside.statements = [...statements]
    return
  }
  inside.statements = [everything]
  plan.policies.push({ name: 'bound', statements: [...statements], versions: 1 })
  inside.boundary = 'bound'
}

/** A statement that lets one request through: what the caller names freely begins with `work-`, what AWS names is open. */
function statementFor({ action, on, with: context }: PathRequest, index: number, values: ReadonlyMap<string, string>): Statement {
  const filled = (text: string): string =>
    text.replaceAll(/\{([A-Za-z]+)\}/g, (_, name: string) => values.get(name) ?? (name.endsWith('Id') ? '*' : 'work-*'))
  const conditions = Object.entries(context ?? {}).map(([key, value]) => [key, filled(value)] as const)
  return {
    Sid: `Request${index}`,
    Effect: 'Allow',
    Action: action,
    Resource: filled(on),
    ...(conditions.length === 0 ? {} : { Condition: { StringLike: Object.fromEntries(conditions) } }),
  }
}

interface Adding {
  readonly plan: AccountPlan
  readonly path: EscalationPath
  readonly inside: PlannedPrincipal | undefined
  readonly values: Map<string, string>
  readonly records: Map<string, Record<string, unknown>>
  readonly isTarget: boolean
}

export const trustedService = (service: string): Statement =>
  service === 'cognito-identity.amazonaws.com'
    ? { Effect: 'Allow', Principal: { Federated: service }, Action: 'sts:AssumeRoleWithWebIdentity' }
    : { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }

const trusted = (arn: string): Statement => ({ Effect: 'Allow', Principal: { AWS: arn }, Action: 'sts:AssumeRole' })

/** The target, or one like it that gives nothing: it has no rights, and a boundary besides. */
function addTarget({ plan, path, inside, values, records, isTarget }: Adding): PlannedPrincipal | undefined {
  const { target } = path
  const name = isTarget ? 'target' : 'harmless'
  const add = (kind: 'user' | 'role', trust: readonly Statement[]): PlannedPrincipal => {
    const one = principal(kind, name, { trust: [...trust], tags: { env: 'dev' } })
    if (isTarget) giveRights(path, plan, one)
    else one.boundary = 'logs'
    plan.principals.push(one)
    values.set(kind, arnOf(one))
    return one
  }
  switch (target.kind) {
    case 'self':
    case 'account':
      return undefined
    case 'role': {
      const role = add('role', [trustOf(path, target.trusts, isTarget)])
      role.hasProfile = target.profile === true
      values.set('profile', profileArn(role.name))
      return role
    }
    case 'user': {
      const user = add('user', [])
      const keys = target.keys === 'full' ? ['one', 'two'] : ['one']
      const login = target.login === true ? { CreateDate: '2026-01-15T09:00:00+00:00' } : null
      list(plan, 'iamUserCredentials').push({
        UserName: user.name,
        AccessKeys: keys.map((id) => ({ AccessKeyId: id })),
        LoginProfile: login,
      })
      return user
    }
    case 'group':
      plan.groups.push({ name, statements: isTarget && path.gain === 'join' ? [everything] : [] })
      if (isTarget && target.membership === 'member') inside?.groups.push(name)
      values.set('group', groupArn(name))
      return undefined
    case 'policy': {
      const policy = `held-by-${name}`
      plan.policies.push({ name: policy, statements: [onlyLogs], versions: 2 })
      values.set('policy', policyArn(policy))
      if (target.heldBy === 'self') {
        if (isTarget) inside?.attached.push(policy)
        return undefined
      }
      const role = add('role', [trustOf(path, undefined, isTarget)])
      role.attached.push(policy)
      return role
    }
    case 'denial':
      addDenial(plan, inside, target.held, isTarget)
      values.set('policy', policyArn(`denial-${name}`))
      return undefined
    case 'asset': {
      const role = add('role', [trustedService(assetShapes.get(target.of)?.trusted ?? '')])
      const record = addAsset(plan, target.of, `${name}-there`, name, values, 'asset')
      role.hasProfile = assetRecord(target.of, name, name).usesProfile === true
      record['Tags'] = [{ Key: 'env', Value: 'dev' }]
      records.set('asset', record)
      return role
    }
  }
}

/** A policy that denies the caller all but the shedding of it, and one held by nobody. */
function addDenial(plan: AccountPlan, inside: PlannedPrincipal | undefined, held: 'attached' | 'inline', isTarget: boolean): void {
  const denial: Statement = { Effect: 'Deny', NotAction: ['iam:DetachUserPolicy', 'iam:DeleteUserPolicy'], Resource: '*' }
  const name = `denial-${isTarget ? 'target' : 'harmless'}`
  if (held === 'attached') plan.policies.push({ name, statements: [denial], versions: 1 })
  if (!isTarget || !inside) return
  plan.policies.push({ name: 'rights', statements: [{ ...denial, Effect: 'Allow' }], versions: 1 })
  inside.attached.push('rights')
  if (held === 'attached') inside.attached.push(name)
  else inside.inline.push([denial])
}

/** Who the target trusts: the service, the attacker as far as the path needs it, else nobody but a service. */
function trustOf(path: EscalationPath, service: string | undefined, isTarget: boolean): Statement {
  if (service !== undefined) return trustedService(service)
  if (path.by === 'outsider') return trusted(outsider)
  // A second role that anybody may take would be a second way to the first.
  if (path.by === 'anybody') return !isTarget ? trustedService(lambdaOnly) : { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }
  const isAssumed = path.requests.some(({ action, afterTrust }) => action === 'sts:AssumeRole' && !afterTrust)
  return isAssumed ? trusted(`arn:aws:iam::${account}:root`) : trustedService(lambdaOnly)
}

/** Makes the target worth taking: as it is, by what it may assume, or behind a boundary. What is to grow has nothing yet. */
function giveRights({ gain }: EscalationPath, plan: AccountPlan, one: PlannedPrincipal): void {
  if (gain === 'become') one.statements = [everything]
  if (gain === 'unbind') {
    one.statements = [everything]
    one.boundary = 'logs'
  }
  if (gain !== 'onward') return
  const last = principal('role', 'execution', { statements: [everything], trust: [trusted(`arn:aws:iam::${account}:role/${one.name}`)] })
  one.statements = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arnOf(last) }]
  plan.principals.push(last)
}

function list(plan: AccountPlan, name: string): Record<string, unknown>[] {
  const resources = plan.resources ?? {}
  plan.resources = resources
  const known = resources[name] ?? []
  resources[name] = known
  return known
}

function addAsset(
  plan: AccountPlan,
  kind: Parameters<typeof assetRecord>[0],
  name: string,
  role: string,
  values: Map<string, string>,
  as: string,
): Record<string, unknown> {
  const { list: key, record, arn, beside } = assetRecord(kind, name, role)
  list(plan, key).push(record)
  for (const [other, more] of Object.entries(beside ?? {})) list(plan, other).push(more)
  values.set(as, arn)
  values.set(`${as}Name`, arn.split(/[/:]/).at(-1) ?? name)
  return record
}

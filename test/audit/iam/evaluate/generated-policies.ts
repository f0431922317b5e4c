import type { Random } from '../../../../bench/random.ts'
import { type Condition, drawCondition, type Values } from './generated-conditions.ts'

export interface Statement {
  Effect: 'Allow' | 'Deny'
  Action?: string | string[]
  NotAction?: string | string[]
  Resource?: string | string[]
  NotResource?: string | string[]
  Principal?: unknown
  NotPrincipal?: unknown
  Condition?: Condition
}
export interface Document {
  readonly Version: '2012-10-17'
  readonly Statement: readonly Statement[]
}

/** Kinds of callers. */
export type Kind = 'user' | 'role' | 'root' | 'service' | 'anonymous'

/** The account of most callers, and another. */
const own = '111122223333'
const other = '444455556666'
export const accounts = [own, other] as const

/** What a policy is drawn for. */
export interface Scene {
  readonly random: Random
  readonly kind: Kind
  readonly caller: string
  readonly account: string
  readonly session: string
  readonly action: string
  readonly resource: string
  readonly patterns: readonly [string, ...string[]]
  readonly values: Values
}

/** Some documents with some statements; an Allow that means the request is among them with this probability. */
export function documents(scene: Scene, allowed: number): readonly Document[] {
  const { random } = scene
  return Array.from({ length: random.whole(1, 2) }, (_, index) => ({
    Version: '2012-10-17' as const,
    Statement: [
      ...(index === 0 && random.chance(allowed) ? [statement(scene, 'Allow', 0.9)] : []),
      ...(random.chance(0.3) ? [statement(scene, 'Allow', 0.3)] : []),
      ...(random.chance(0.12) ? [statement(scene, 'Deny', 0.5)] : []),
      ...(index === 0 ? [{ Effect: 'Allow' as const, Action: 'cloudwatch:GetMetricData', Resource: '*' }] : []),
      ...(index === 1 ? [statement(scene, 'Allow', 0.1)] : []),
    ],
  }))
}

/** A policy that bounds: mostly wide. */
export function bounding(scene: Scene): Document {
  const { random } = scene
  const wide: Statement = { Effect: 'Allow', Action: random.pick(['*', `${scene.action.split(':')[0]}:*`]), Resource: '*' }
  const Statement = [
    random.chance(0.55) ? wide : statement(scene, 'Allow', 0.75),
    ...(random.chance(0.15) ? [statement(scene, 'Deny', 0.4)] : []),
  ]
  return { Version: '2012-10-17', Statement }
}

const everybody = (one: Statement): Statement => ({ ...one, Principal: '*' })
export const opened = (document: Document): Document => ({ ...document, Statement: document.Statement.map(everybody) })

/** Control policies of resources only forbid; the one that allows everything always stands beside them. */
export function forbidding(scene: Scene): Document {
  const { NotAction, Action, ...rest } = statement(scene, 'Deny', 0.5)
  const service = `${scene.action.split(':')[0]}:*`
  const actions = NotAction ? [service] : [Action ?? []].flat().map((one) => (one === '*' ? service : one))
  return { Version: '2012-10-17', Statement: [everybody({ ...rest, Action: actions })] }
}

export function levels(scene: Scene): readonly (readonly Document[])[] {
  return Array.from({ length: scene.random.whole(1, 3) }, () => [bounding(scene), ...(scene.random.chance(0.2) ? [bounding(scene)] : [])])
}

/** Roles and keys always have their own; things without an owner's ARN never. */
export function hasPolicy({ random, action, resource, kind }: Scene): boolean {
  if (resource === '*') return false
  if (action.startsWith('sts:') || action.startsWith('kms:')) return true
  // A role's trust does not speak of what is done to the role, and users have none.
  if (action.startsWith('iam:')) return false
  return random.chance(kind === 'service' || kind === 'anonymous' ? 0.9 : 0.6)
}

export function resourcePolicy(scene: Scene): Document {
  const { random, action } = scene
  const isTrust = action.startsWith('sts:')
  const one = (Effect: 'Allow' | 'Deny', likely: number): Statement => {
    const { Resource, NotResource, ...rest } = statement(scene, Effect, likely)
    const where = isTrust ? {} : NotResource ? { NotResource } : { Resource }
    return { ...rest, ...where, ...principal(scene, Effect, likely) }
  }
  const Statement = [
    ...(random.chance(0.85) ? [one('Allow', 0.9)] : []),
    ...(random.chance(0.3) ? [one('Allow', 0.5)] : []),
    ...(random.chance(0.2) ? [one('Deny', 0.4)] : []),
  ]
  return { Version: '2012-10-17', Statement: Statement.length > 0 ? Statement : [one('Allow', 0.2)] }
}

const strangers: readonly [string, ...string[]] = [
  `arn:aws:iam::${own}:user/bob`,
  `arn:aws:iam::${own}:role/other`,
  `arn:aws:sts::${own}:assumed-role/r/nightly`,
  `arn:aws:iam::${other}:root`,
  other,
]

function principal(scene: Scene, effect: 'Allow' | 'Deny', likely: number): Pick<Statement, 'Principal' | 'NotPrincipal'> {
  const { random, kind, caller, account, session } = scene
  const named = random.chance(likely) ? [random.pick(namesOf(kind, caller, account, session))] : []
  const AWS = [
    ...named.filter((name) => name.startsWith('arn:') || /^\d+$/.test(name)),
    ...(random.chance(0.5) ? [random.pick(strangers)] : []),
  ]
  const Service = [...named.filter((name) => name.endsWith('.amazonaws.com')), ...(random.chance(0.15) ? ['events.amazonaws.com'] : [])]
  const some = {
    ...(AWS.length > 0 ? { AWS: AWS.length === 1 ? AWS[0] : AWS } : {}),
    ...(Service.length > 0 ? { Service } : {}),
  }
  const listed = AWS.length + Service.length > 0 ? some : { AWS: random.pick(strangers) }
  // Mostly the caller is among those who are spared: else such a Deny hides what the other policies say.
  if (effect === 'Deny' && random.chance(0.35)) return { NotPrincipal: random.chance(0.7) ? spared(listed, kind, caller) : listed }
  if (kind === 'anonymous' ? random.chance(0.8) : random.chance(0.2)) return { Principal: random.pick<unknown>(['*', { AWS: '*' }]) }
  return { Principal: listed }
}

function spared(listed: Readonly<Record<string, unknown>>, kind: Kind, caller: string): Readonly<Record<string, unknown>> {
  if (kind === 'anonymous') return listed
  const key = kind === 'service' ? 'Service' : 'AWS'
  return { ...listed, [key]: [...new Set([listed[key] ?? [], caller].flat())] }
}

function namesOf(kind: Kind, caller: string, account: string, session: string): readonly [string, ...string[]] {
  if (kind === 'service') return [caller]
  if (kind === 'anonymous') return [strangers[0]]
  const root = `arn:aws:iam::${account}:root`
  if (kind !== 'role') return [caller, caller, account, root]
  return [caller, caller, account, root, `arn:aws:sts::${account}:assumed-role/${caller.split('/').at(-1)}/${session}`]
}

/** A statement; what it says means the request with this probability for each of its parts. */
function statement(scene: Scene, Effect: 'Allow' | 'Deny', likely: number): Statement {
  const { random, action, values } = scene
  const chance = Effect === 'Allow' ? 0.6 : 0.7
  return {
    Effect,
    ...actionPart(scene, likely),
    ...resourcePart(scene, likely),
    ...(random.chance(chance) ? { Condition: drawCondition(random, action, values, Effect === 'Allow') } : {}),
  }
}

function actionPart({ random, action }: Scene, likely: number): Pick<Statement, 'Action' | 'NotAction'> {
  const [service = '', name = ''] = action.split(':')
  const meant = random.pick([
    action,
    action,
    `${service}:*`,
    `${service}:${name.slice(0, 3)}*`,
    '*',
    action.toLowerCase(),
    `${service}:?${name.slice(1)}`,
  ])
  const others = ['ec2:RunInstances', 'sns:*', `${service}:Zzz*`]
  const isMeant = random.chance(likely)
  if (random.chance(0.12)) return { NotAction: isMeant ? others : [meant, 'sns:*'] }
  return { Action: isMeant ? (random.chance(0.6) ? meant : [...others, meant]) : others }
}

function resourcePart({ random, resource, patterns }: Scene, likely: number): Pick<Statement, 'Resource' | 'NotResource'> {
  const meant = random.pick([resource, '*', ...patterns])
  const another = 'arn:aws:sns:us-east-1:111122223333:topic'
  const isMeant = random.chance(likely)
  if (random.chance(0.12)) return { NotResource: isMeant ? another : [meant, another] }
  return { Resource: isMeant ? (random.chance(0.6) ? meant : [another, meant]) : another }
}

import type { Decision } from '../iam/evaluate/decision.ts'
import type { AccessWorld, WorldTarget } from './access-world.ts'
import type { BecomingStep } from './becoming-step.ts'
import { type Verb, verbs } from './data-kinds.ts'
import type { KnownCaller } from './known-callers.ts'
import { isSomebody, type Reach, type Reaches } from './reach.ts'
import { mayDo, type Question, whoMayDo } from './who-may-do.ts'

/** Something cannot be asked: the world does not hold it, or it is no name of anything. */
export class AccessQuestionError extends Error {
  override readonly name = 'AccessQuestionError'
}

/** One who may do an action, directly or as somebody else. */
export interface Who {
  readonly who: string
  readonly outcome: 'allowed' | 'depends'
  readonly dependsOn: readonly string[]
  readonly chain: readonly BecomingStep[]
  readonly by: Decision['by']
}

/** The answer to "who can". */
export interface WhoCan {
  readonly action: string
  readonly resource: string
  readonly who: readonly Who[]
  /** Users and roles that are not in `who` and of whose policies something was not seen. */
  readonly unknown: readonly { readonly who: string; readonly missing: readonly string[] }[]
  readonly unseen: readonly string[]
}

/** One verb on one resource that somebody can do. */
export interface WhatCan {
  readonly resource: string
  readonly type: string
  readonly verb: Verb
  readonly isSensitive: boolean
  readonly reach: Reach
}

/** Why somebody may or may not do an action. */
export interface Explanation {
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly decision: Decision
  /** The shortest way to it as somebody else; undefined: none is needed, or none was found. */
  readonly chain?: readonly BecomingStep[]
  readonly unseen: readonly string[]
}

/** Everybody who may do an action on a resource. */
export function whoCan(reaches: Reaches, action: string, resource: string): WhoCan {
  const { world } = reaches
  const { question, missing } = questionOf(world, action, resource)
  const direct = new Map<string, Decision>()
  for (const { callers, decision } of whoMayDo(world.index, question)) for (const { key } of callers) direct.set(key, decision)
  const who = [...direct].flatMap(([arn, decision]): Who[] =>
    isSomebody(arn) ? [{ who: arn, ...told(decision), chain: [], by: decision.by }] : [],
  )
  const found = new Set(direct.keys())
  for (const [arn, chain] of reaches.becoming.toBecome(direct.keys())) {
    const end = direct.get(chain.at(-1)?.to ?? '')
    if (!end || found.has(arn) || !isSomebody(arn)) continue
    found.add(arn)
    const isCertain = end.outcome === 'allowed' && chain.every(({ outcome }) => outcome === 'allowed')
    const dependsOn = [...new Set([...end.dependsOn, ...chain.flatMap((step) => step.dependsOn)])]
    who.push({ who: arn, outcome: isCertain ? 'allowed' : 'depends', dependsOn, chain, by: end.by })
  }
  const unknown = [...world.callers.values()].filter((one) => one.missing.length > 0 && !found.has(one.caller.arn) && isOpen(one, question))
  return {
    action,
    resource,
    who,
    unknown: unknown.map((one) => ({ who: one.caller.arn, missing: one.missing })),
    unseen: [...limits(world), ...missing],
  }
}

const isOpen = (one: KnownCaller, question: Question): boolean => mayDo(one, question).outcome === 'depends'

/** What a user or role can do with the data of the world, directly or as somebody else. */
export function whatCan(reaches: Reaches, principal: string): readonly WhatCan[] {
  callerOf(reaches.world, principal)
  return [...reaches.world.targets.values()].flatMap((target: WorldTarget) =>
    verbs.flatMap((verb): WhatCan[] => {
      const reach = reaches.to(target, verb).find(({ who }) => who === principal)
      return reach ? [{ resource: target.ref.arn, type: target.ref.type, verb, isSensitive: target.label !== undefined, reach }] : []
    }),
  )
}

/** Why somebody may or may not, with the statements that decide. */
export function explainAccess(reaches: Reaches, principal: string, action: string, resource: string): Explanation {
  const { world } = reaches
  const one = callerOf(world, principal)
  const { question, missing } = questionOf(world, action, resource)
  const decision = mayDo(one, question)
  const unseen = [...limits(world), ...missing]
  if (decision.outcome === 'allowed') return { principal, action, resource, decision, unseen }
  const direct = whoMayDo(world.index, question).flatMap(({ callers }) => callers.map(({ key }) => key))
  const chain = reaches.becoming.toBecome(direct.filter((arn) => arn !== principal)).get(principal)
  return { principal, action, resource, decision, ...(chain ? { chain } : {}), unseen }
}

/** What limits every answer: listings with gaps and policies of the organisation; what single callers lack is told with them. */
function limits(world: AccessWorld): readonly string[] {
  const single = new Set([...world.callers.values()].flatMap(({ missing }) => missing))
  return world.unseen.filter((one) => !single.has(one))
}

const told = ({ outcome, dependsOn }: Decision): Pick<Who, 'outcome' | 'dependsOn'> => ({
  outcome: outcome === 'allowed' ? 'allowed' : 'depends',
  dependsOn,
})

function callerOf(world: AccessWorld, principal: string): KnownCaller {
  const found = world.callers.get(principal)
  if (found) return found
  throw new AccessQuestionError(
    `${JSON.stringify(principal)} is no user or role of the snapshot (${world.callers.size} are); wanted an ARN such as arn:aws:iam::111122223333:user/name`,
  )
}

function questionOf(world: AccessWorld, action: string, arn: string): { readonly question: Question; readonly missing: readonly string[] } {
  const role = world.callers.get(arn)
  if (role?.caller.kind === 'role') {
    const { account, tags } = role.caller
    const policy = role.trust
    const target = { arn, account, tags, rcps: world.boundsOf(account).rcps, ...(policy ? { policy } : {}) }
    return { question: { action, target }, missing: policy ? [] : [`trust policy of ${arn}`] }
  }
  const data = world.targetOf(arn)
  if (data)
    return { question: { action, target: { ...data.target, arn: data.ref.arn === arn ? data.target.arn : arn } }, missing: data.missing }
  const account = arn.split(':')[4] || world.accounts[0]
  if (account === undefined || !(arn === '*' || arn.startsWith('arn:')))
    throw new AccessQuestionError(`${JSON.stringify(arn)} is no resource; wanted an ARN, or * for actions that take none`)
  const rcps = world.boundsOf(account).rcps
  if (arn === '*') return { question: { action, target: { arn, account, policy: null, rcps } }, missing: [] }
  return {
    question: { action, target: { arn, account, rcps } },
    missing: [`${arn}: the snapshot does not hold its own policy, if it has one`],
  }
}

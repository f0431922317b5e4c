import type { AccessRequest, Context, Target } from '../iam/evaluate/access-request.ts'
import type { CompiledStatement } from '../iam/evaluate/compiled-policy.ts'
import type { Decision } from '../iam/evaluate/decision.ts'
import { evaluate } from '../iam/evaluate/evaluate.ts'
import { isEverybody } from '../iam/public-access.ts'
import { type CallerClass, type CallerIndex, isPersonal } from './caller-index.ts'
import type { KnownCaller } from './known-callers.ts'

/** Callers for whom one answer holds: allowed, or depending on what nobody named or saw. */
export interface Answer {
  readonly callers: readonly KnownCaller[]
  readonly decision: Decision
}

/** What is asked of everybody. */
export interface Question {
  readonly action: string
  readonly target: Target
  readonly context?: Context
}

/** What one caller may. What was not seen of its policies makes it depend on that, unless something seen forbids it. */
export function mayDo(one: KnownCaller, question: Question): Decision {
  return withMissing(evaluate(requestOf(one, question)), one.missing)
}

function withMissing(decision: Decision, missing: readonly string[]): Decision {
  const isForbidden =
    decision.outcome === 'denied' && (decision.by.length > 0 || decision.stoppedBy === 'scp' || decision.stoppedBy === 'rcp')
  if (missing.length === 0 || isForbidden) return decision
  return { ...decision, outcome: 'depends', dependsOn: [...new Set([...decision.dependsOn, ...missing])] }
}

/**
 * Everybody who may, or may under some condition. Who is left out certainly may not, or has nothing seen that lets it and something unseen
 * (`KnownCaller.missing`), which the world tells as unseen.
 */
export function whoMayDo(index: CallerIndex, question: Question): readonly Answer[] {
  const action = question.action.toLowerCase()
  const { target } = question
  const said = target.policy?.about(action) ?? []
  const grants = said.some(({ source }) => source.effect === 'Allow')
  const isOwn = [...said, ...(target.rcps ?? []).flat().flatMap((policy) => policy.about(action))].some(isPersonal)
  const named = namedCallers(said)
  const isOpen = said.some(({ source }) => source.effect === 'Allow' && isEverybody(source.principals))
  // The resource's own policy may let in those whose policies do not speak of it; an ARN with variables is another for each caller.
  const isForAll = grants || target.arn.includes('${')
  return (isForAll ? index.classesOf(action) : index.classesFor(action, target.arn)).flatMap((one) => {
    // Another account's principal comes in only where the resource's own policy says so, or may say so.
    if (one.account !== target.account && !grants) return []
    if (isOpen || couldAllow(one, target.arn)) return answers(one, question, isOwn ? undefined : named)
    // Nothing of their own allows it: only who is let in by name can.
    const callers = grants ? one.callers.filter(({ caller }) => named(caller.arn)) : []
    return callers.length > 0 ? answers({ ...one, callers }, question, named) : []
  })
}

function answers({ callers }: CallerClass, question: Question, named: Named | undefined): readonly Answer[] {
  const alone = named ? callers.filter(({ caller }) => named(caller.arn)) : callers
  const others = alone.length === 0 ? callers : named ? callers.filter(({ caller }) => !named(caller.arn)) : []
  return [...alone.map((one) => [one]), others].flatMap((group): Answer[] => {
    const [first] = group
    if (!first) return []
    const raw = evaluate(requestOf(first, question))
    return raw.outcome === 'denied' ? [] : [{ callers: group, decision: withMissing(raw, first.missing) }]
  })
}

const unknown = (): undefined => undefined

/** Cheaper than the whole evaluation: whether any Allow of theirs speaks of this resource. */
function couldAllow({ allows }: CallerClass, arn: string): boolean {
  return arn.includes('${') ? allows.length > 0 : allows.some((statement) => statement.resource(arn, unknown) !== false)
}

type Named = (arn: string) => boolean

/** Callers that statements of a resource policy mean by name, which tells them apart from others of their class. */
function namedCallers(statements: readonly CompiledStatement[]): Named {
  const arns = new Set<string>()
  const roles = new Set<string>()
  for (const { source } of statements)
    for (const { kind, value } of source.principals?.entries ?? []) {
      if (kind !== 'AWS') continue
      arns.add(value)
      const role = /^arn:[^:]+:sts::\d{12}:assumed-role\/([^/]+)\//.exec(value)?.[1]
      if (role !== undefined) roles.add(role)
    }
  return (arn) => arns.has(arn) || (roles.size > 0 && roles.has(arn.split('/').at(-1) ?? ''))
}

function requestOf({ caller }: KnownCaller, { action, target, context }: Question): AccessRequest {
  const arn = target.arn.includes('${') ? personalArn(target.arn, caller) : target.arn
  return { caller, action, target: arn === target.arn ? target : { ...target, arn }, ...(context ? { context } : {}) }
}

/** The part of a resource that is a caller's own (`bucket/home/${aws:username}/*`), as far as its variables are known here. */
function personalArn(arn: string, caller: AccessRequest['caller']): string {
  const name = caller.kind === 'user' ? (caller.arn.split('/').at(-1) ?? '*') : '*'
  return arn.replaceAll(/\$\{([^{}]{1,256})\}/g, (_, variable: string) => {
    const key = variable.toLowerCase()
    if (key === 'aws:username') return name
    if (key.startsWith('aws:principaltag/')) {
      const found = Object.entries(caller.tags ?? {}).find(([tag]) => `aws:principaltag/${tag.toLowerCase()}` === key)
      return found?.[1] ?? '*'
    }
    return '*'
  })
}

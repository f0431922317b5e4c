import type { CompiledPolicy, CompiledStatement } from '../iam/evaluate/compiled-policy.ts'
import type { KnownCaller } from './known-callers.ts'

/** Callers whom policies cannot tell apart as far as one action goes: one answer holds for all of them. */
export interface CallerClass {
  readonly account: string
  readonly callers: readonly KnownCaller[]
  /** Statements of their own policies that allow the action on something. */
  readonly allows: readonly CompiledStatement[]
}

/** Condition keys that name the caller; its account is the same for a whole class. */
const personalKey = /^(?:aws:principal(?!account|org|type|isaws)|aws:username|aws:userid|saml:|aws:sourceidentity)/

/** Whether what a statement says may differ between two callers with the same policies. */
export function isPersonal({ source }: CompiledStatement): boolean {
  if (source.resources?.patterns.some((pattern) => pattern.includes('${'))) return true
  return source.conditions.some(({ key, values }) => personalKey.test(key) || values.some((value) => value.includes('${')))
}

/**
 * Finds callers by action: those with the same policies on it are one class, so that five thousand callers with thirty sets of policies are
 * asked thirty times.
 */
export class CallerIndex {
  readonly #callers: readonly KnownCaller[]
  readonly #ids = new Map<CompiledPolicy, number>()
  readonly #byAction = new Map<string, readonly CallerClass[]>()
  readonly #byPrefix = new Map<string, ClassesByPrefix>()

  constructor(callers: readonly KnownCaller[]) {
    this.#callers = callers
  }

  /** Classes for an action in lower case. */
  classesOf(action: string): readonly CallerClass[] {
    const known = this.#byAction.get(action)
    if (known) return known
    const byKey = new Map<string, { account: string; callers: KnownCaller[]; allows: readonly CompiledStatement[] }>()
    for (const one of this.#callers) {
      const { identity, boundary, scps, account, kind } = one.caller
      const speaking = identity.filter((policy) => policy.about(action).length > 0)
      const statements = speaking.flatMap((policy) => policy.about(action))
      const bounding = [...(boundary ? [boundary] : []), ...scps.flat()].flatMap((policy) => policy.about(action))
      const own = one.missing.length > 0 || [...statements, ...bounding].some(isPersonal)
      const key = own
        ? one.key
        : `${account} ${kind} ${one.isServiceLinked} ${boundary ? this.#idOf(boundary) : ''} ${speaking.map((policy) => this.#idOf(policy)).join(' ')}`
      const same = byKey.get(key)
      if (same) same.callers.push(one)
      else byKey.set(key, { account, callers: [one], allows: statements.filter(({ source }) => source.effect === 'Allow') })
    }
    const made = [...byKey.values()]
    this.#byAction.set(action, made)
    return made
  }

  /** Of the classes for an action, those with an Allow whose resources begin as this ARN does: no other can mean it. */
  classesFor(action: string, arn: string): readonly CallerClass[] {
    const known = this.#byPrefix.get(action) ?? new ClassesByPrefix(this.classesOf(action))
    this.#byPrefix.set(action, known)
    return known.beginningAs(arn)
  }

  #idOf(policy: CompiledPolicy): number {
    const known = this.#ids.get(policy)
    if (known !== undefined) return known
    this.#ids.set(policy, this.#ids.size)
    return this.#ids.size - 1
  }
}

/**
 * Classes by what stands before the first wildcard of the resources they are allowed: five thousand callers with a bucket each are asked
 * about theirs alone (who reaches 2,000 resources: 49 s became 17 s).
 */
class ClassesByPrefix {
  readonly #classes = new Map<string, CallerClass[]>()
  readonly #lengths: readonly number[]

  constructor(classes: readonly CallerClass[]) {
    for (const one of classes)
      for (const prefix of new Set(one.allows.flatMap(prefixesOf))) {
        const known = this.#classes.get(prefix)
        if (known) known.push(one)
        else this.#classes.set(prefix, [one])
      }
    this.#lengths = [...new Set([...this.#classes.keys()].map(({ length }) => length))]
  }

  beginningAs(arn: string): readonly CallerClass[] {
    const found = new Set<CallerClass>()
    for (const length of this.#lengths)
      if (length <= arn.length) for (const one of this.#classes.get(arn.slice(0, length)) ?? []) found.add(one)
    return [...found]
  }
}

/** Texts with which every resource that the statement means begins; one that names resources by exclusion may mean any. */
function prefixesOf({ source }: CompiledStatement): readonly string[] {
  if (!source.resources || source.resources.except) return ['']
  return source.resources.patterns.map((pattern) => pattern.split(/[*?]|\$\{/, 1)[0] ?? '')
}

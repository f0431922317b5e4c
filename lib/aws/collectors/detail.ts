import type { Collected } from '#lib/audit/snapshot.ts'
import { errorName, errorText, outcomeOf } from '../call-log.ts'

/** One detail of a resource: what AWS said, or why it could not be read. `null` is a value: AWS said that there is none. */
export type Detail<Value> = { readonly value: Value } | { readonly unseen: string }

/** How errors of one call are to be read. */
export interface DetailErrors<Value> {
  /** Error names that state a fact (`NoSuchBucketPolicy`), with the value they stand for. */
  readonly facts?: Readonly<Record<string, Value>>
  /** Error names which say that the resource itself went away meanwhile. */
  readonly gone?: readonly string[]
}

/** The resource was deleted between listing and asking. */
export class GoneError extends Error {
  constructor(action: string) {
    super(`${action}: the resource is gone.`)
    this.name = 'GoneError'
  }
}

/** An item of a listing cannot be told without a call that failed: the listing has a gap there, named after that call. */
export class UnreadableError extends Error {
  readonly action: string
  constructor(action: string, cause: unknown) {
    super(`${action} failed`, { cause })
    this.name = 'UnreadableError'
    this.action = action
  }
}

/** Reads one detail. Throws `GoneError` only; any other error is an unseen detail, never a default. */
export async function detail<Value>(
  action: string,
  region: string,
  read: () => Promise<Value>,
  errors: DetailErrors<Value> = {},
): Promise<Detail<Value>> {
  try {
    return { value: await read() }
  } catch (error) {
    const name = errorName(error)
    if (errors.gone?.includes(name)) throw new GoneError(action)
    const facts = new Map(Object.entries(errors.facts ?? {}))
    const fact = facts.get(name)
    if (facts.has(name) && fact !== undefined) return { value: fact }
    return { unseen: `${action} ${outcomeOf(error, region)} (${errorText(error)})` }
  }
}

/** What AWS leaves out of an answer when it is not set. */
export const orNone = <Value>(value: Value | undefined): Detail<Value | null> => ({ value: value ?? null })

/** A detail that was not asked for, on purpose; reading it is `unknown`, not absent. */
export const notAsked = (why: string): Detail<never> => ({ unseen: `not asked: ${why}` })

/** Something made of a detail; what was unseen stays unseen. An error in making it (odd data) makes it unseen too. */
export function mapDetail<Value, Result>(from: Detail<Value>, make: (value: Value) => Result): Detail<Result> {
  if ('unseen' in from) return from
  try {
    return { value: make(from.value) }
  } catch (error) {
    return { unseen: `unreadable (${errorText(error)})` }
  }
}

/** Splits details into what was seen and what was not, with the reasons. */
export function gather(details: Readonly<Record<string, Detail<unknown>>>): {
  readonly seen: Record<string, unknown>
  readonly unseen: Record<string, string>
} {
  const seen: Record<string, unknown> = {}
  const unseen: Record<string, string> = {}
  for (const [name, part] of Object.entries(details)) {
    if ('unseen' in part) unseen[name] = part.unseen
    else if (part.value === undefined) unseen[name] = 'the answer does not say'
    else seen[name] = part.value
  }
  return { seen, unseen }
}

/** The gap of a listing that did not come to its end. */
export function gapOf(action: string, region: string, error: unknown, types: readonly string[]): Collected {
  return { kind: 'gap', gap: { action, outcome: outcomeOf(error, region), reason: errorText(error), types } }
}

/** A policy document as AWS gives it (JSON text); throws on text that is no JSON object. */
export function policyObject(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('the policy document is no JSON object')
  return value as Readonly<Record<string, unknown>>
}

/** Tags of an SDK answer as a record. A null prototype: `__proto__` is a key like any other. */
export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Readonly<Record<string, string>> {
  const record: Record<string, string> = Object.create(null)
  for (const { Key: key, Value: value } of tags ?? []) if (key !== undefined) record[key] = value ?? ''
  return record
}

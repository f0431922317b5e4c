import { type Patterns, type PolicyCondition, type PolicyStatement, readPolicyDocument } from '../../iam/policy-document.ts'
import { covers } from '../../iam/wildcard.ts'
import { listWords, shortText } from '../shown-value.ts'
import { type Who, whosOf } from './who.ts'

/** A pattern as it was written, or everything but some (`NotAction`, `NotResource`). */
export interface Pattern {
  /** Compared; actions in lower case. */
  readonly text: string
  /** Shown. */
  readonly written: string
  readonly but: readonly string[] | undefined
}

/** The smallest thing that a policy says: somebody, one action, one resource, under one condition. */
export interface Grant {
  readonly effect: 'Allow' | 'Deny'
  /** Undefined in a policy of an identity: whoever has it. */
  readonly who: Who | undefined
  readonly action: Pattern
  /** Undefined in a trust policy. */
  readonly resource: Pattern | undefined
  /** Normalised text of all conditions; empty: none. */
  readonly condition: string
}

/** Beyond it a policy is told as a whole. */
export const grantsAtMost = 20_000

/** A policy says more than can be told one by one. */
export class TooManyGrantsError extends Error {
  constructor() {
    super(`it says more than ${grantsAtMost} things`)
    this.name = 'TooManyGrantsError'
  }
}

/**
 * What a policy document says, one by one. `ownAccount` is that of its owner.
 * @throws PolicyDocumentError on what is not understood, TooManyGrantsError on more than 20,000 grants.
 */
export function grantsOf(document: unknown, ownAccount: string): readonly Grant[] {
  if (document === null || document === undefined) return []
  const spelling = spellingsIn(document)
  const grants: Grant[] = []
  for (const statement of readPolicyDocument(document)) {
    const product = grantsOfStatement(statement, ownAccount, spelling)
    for (const grant of product) {
      grants.push(grant)
      if (grants.length > grantsAtMost) throw new TooManyGrantsError()
    }
  }
  return grants
}

function* grantsOfStatement(statement: PolicyStatement, ownAccount: string, spelling: ReadonlyMap<string, string>): Generator<Grant> {
  const condition = conditionText(statement.conditions)
  const whos = statement.principals ? whosOf(statement, ownAccount) : [undefined]
  const resources = statement.resources ? patternsOf(statement.resources) : [undefined]
  for (const who of whos)
    for (const action of patternsOf(statement.actions, spelling))
      for (const resource of resources) yield { effect: statement.effect, who, action, resource, condition }
}

function patternsOf(list: Patterns | undefined, spelling?: ReadonlyMap<string, string>): readonly Pattern[] {
  if (!list) return []
  const written = (text: string): string => spelling?.get(text) ?? text
  if (!list.except) return list.patterns.map((text) => ({ text, written: written(text), but: undefined }))
  const but = [...new Set(list.patterns)].sort()
  if (but.length === 0) return [{ text: '*', written: '*', but: undefined }]
  return [{ text: `!${JSON.stringify(but)}`, written: listWords(but.map(written), 5), but }]
}

/** Actions as somebody wrote them (`iam:PassRole`), by their lower case. */
function spellingsIn(document: unknown): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>()
  const statements = (document as { readonly Statement?: unknown }).Statement
  for (const statement of [statements].flat() as readonly unknown[])
    for (const name of ['Action', 'NotAction']) {
      if (typeof statement !== 'object' || statement === null || !Object.hasOwn(statement, name)) continue
      const values: unknown = (statement as Readonly<Record<string, unknown>>)[name]
      for (const value of [values].flat() as readonly unknown[]) if (typeof value === 'string') keepSpelling(spellings, value)
    }
  return spellings
}

/** Of several spellings one is kept, whatever their order. */
function keepSpelling(spellings: Map<string, string>, value: string): void {
  const lower = value.toLowerCase()
  const known = spellings.get(lower)
  if (known === undefined || value > known) spellings.set(lower, value)
}

function conditionText(conditions: readonly PolicyCondition[]): string {
  return conditions
    .map(
      ({ operator, key, values }) =>
        `${key} ${operator} ${listWords(
          [...new Set(values)].sort().map((value) => shortText(value, 100)),
          1_000,
          'or',
        )}`,
    )
    .sort()
    .join(' and ')
}

/** Identity of a grant; `condition` left out: of its kin under any condition. */
export function grantKey({ effect, who, action, resource, condition }: Grant, withCondition = true): string {
  return JSON.stringify([effect, who?.key, action.text, resource?.text, withCondition ? condition : ''])
}

/** Whether one grant says all that the other says. Only what is sure counts. */
export function coversGrant(wide: Grant, narrow: Grant): boolean {
  return (
    wide.effect === narrow.effect &&
    (wide.condition === '' || wide.condition === narrow.condition) &&
    coversWho(wide.who, narrow.who) &&
    coversPattern(wide.action, narrow.action) &&
    (wide.resource === undefined || narrow.resource === undefined
      ? wide.resource === narrow.resource
      : coversPattern(wide.resource, narrow.resource))
  )
}

function coversWho(wide: Who | undefined, narrow: Who | undefined): boolean {
  return wide === undefined || narrow === undefined ? wide === narrow : wide.reach === 'everybody' || wide.key === narrow.key
}

function coversPattern(wide: Pattern, narrow: Pattern): boolean {
  if (wide.text === narrow.text) return true
  if (!wide.but) return narrow.but ? wide.text === '*' : covers(wide.text, narrow.text)
  const { but } = wide
  if (narrow.but) {
    const left = new Set(narrow.but)
    return but.every((one) => left.has(one))
  }
  return !/[*?]/.test(narrow.text) && !but.some((one) => covers(one, narrow.text))
}

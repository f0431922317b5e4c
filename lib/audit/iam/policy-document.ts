/** A policy is no readable IAM policy document. */
export class PolicyDocumentError extends Error {
  constructor(detail: string) {
    super(`The policy document cannot be read: ${detail}.`)
    this.name = 'PolicyDocumentError'
  }
}

/** A list of patterns, or with `except` everything but them (`NotAction`, `NotResource`). */
export interface Patterns {
  readonly except: boolean
  readonly patterns: readonly string[]
}

/** Who a statement speaks about; `except` for `NotPrincipal`. `"Principal": "*"` is the kind `*` with the value `*`. */
export interface Principals {
  readonly except: boolean
  readonly entries: readonly { readonly kind: string; readonly value: string }[]
}

/** One operator on one key. Operators and keys are in lower case: IAM compares them without regard to it. */
export interface PolicyCondition {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

/** One statement, with every optional form made the same. */
export interface PolicyStatement {
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  /** Absent in identity policies. */
  readonly principals: Principals | undefined
  /** Action patterns in lower case. Absent where the statement has none (then it allows nothing). */
  readonly actions: Patterns | undefined
  readonly resources: Patterns | undefined
  readonly conditions: readonly PolicyCondition[]
}

type Json = Readonly<Record<string, unknown>>

/** More than any AWS policy holds (the largest, of S3, has 20 KB): what is beyond is refused, not cut. */
const statementsAtMost = 1_000
const valuesAtMost = 10_000

/**
 * The statements of an IAM policy document (IAM User Guide, "Grammar of the IAM JSON policy language"). Reads structure, never text.
 * @throws PolicyDocumentError on anything that is not understood, since a statement that was skipped could be the one that matters.
 */
export function readPolicyDocument(document: unknown): readonly PolicyStatement[] {
  const { Statement: statement } = object(document, 'the document')
  const list = Array.isArray(statement) ? statement : [statement]
  if (list.length > statementsAtMost) throw new PolicyDocumentError(`it has ${list.length} statements; wanted at most ${statementsAtMost}`)
  return list.map((one, index) => readStatement(object(one, `statement ${index + 1}`), index + 1))
}

function readStatement(statement: Json, position: number): PolicyStatement {
  const { Sid: sid, Effect: effect } = statement
  if (effect !== 'Allow' && effect !== 'Deny')
    throw new PolicyDocumentError(`Effect of statement ${position} is ${JSON.stringify(effect)}; wanted Allow or Deny`)
  const actions = patterns(statement, 'Action', position)
  return {
    sid: typeof sid === 'string' ? sid : null,
    effect,
    principals: readPrincipals(statement, position),
    actions: actions && { ...actions, patterns: actions.patterns.map((pattern) => pattern.toLowerCase()) },
    resources: patterns(statement, 'Resource', position),
    conditions: readConditions(statement['Condition'], position),
  }
}

function patterns(statement: Json, name: 'Action' | 'Resource', position: number): Patterns | undefined {
  const except = Object.hasOwn(statement, `Not${name}`)
  if (except && Object.hasOwn(statement, name)) throw new PolicyDocumentError(`statement ${position} has both ${name} and Not${name}`)
  if (!except && !Object.hasOwn(statement, name)) return undefined
  const key = except ? `Not${name}` : name
  return { except, patterns: strings(statement[key], `${key} of statement ${position}`) }
}

function readPrincipals(statement: Json, position: number): Principals | undefined {
  const except = Object.hasOwn(statement, 'NotPrincipal')
  const value = statement[except ? 'NotPrincipal' : 'Principal']
  if (value === undefined) return undefined
  if (value === '*') return { except, entries: [{ kind: '*', value: '*' }] }
  const kinds = object(value, `the principal of statement ${position}`)
  const entries = Object.entries(kinds).flatMap(([kind, values]) =>
    strings(values, `the principal of statement ${position}`).map((one) => ({ kind, value: one })),
  )
  return { except, entries }
}

function readConditions(condition: unknown, position: number): readonly PolicyCondition[] {
  if (condition === undefined) return []
  return Object.entries(object(condition, `Condition of statement ${position}`)).flatMap(([operator, keys]) =>
    Object.entries(object(keys, `Condition ${operator} of statement ${position}`)).map(([key, values]) => ({
      operator: operator.toLowerCase(),
      key: key.toLowerCase(),
      values: scalars(values, `Condition ${operator} of statement ${position}`),
    })),
  )
}

function object(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PolicyDocumentError(`${what} is no JSON object`)
  return value as Json
}

function strings(value: unknown, what: string): readonly string[] {
  const list = Array.isArray(value) ? value : [value]
  if (list.length > valuesAtMost) throw new PolicyDocumentError(`${what} has ${list.length} values; wanted at most ${valuesAtMost}`)
  return list.map((one) => {
    if (typeof one !== 'string') throw new PolicyDocumentError(`${what} holds ${JSON.stringify(one)?.slice(0, 100)}; wanted text`)
    return one
  })
}

/** Condition values may be written as numbers and booleans; IAM compares their text. */
function scalars(value: unknown, what: string): readonly string[] {
  const list = Array.isArray(value) ? value : [value]
  return strings(
    list.map((one) => (typeof one === 'number' || typeof one === 'boolean' ? String(one) : one)),
    what,
  )
}

/** The raw record of an event, read through `readField` only. */
export type Fields = Readonly<Record<string, unknown>>

/** The two fields by which events find their rules. */
export const anchorFields = ['eventSource', 'eventName'] as const
export type AnchorField = (typeof anchorFields)[number]

/**
 * What an event must have for a clause to have a chance: for each anchor field the folded values one of which it must
 * equal; a field that is absent may be anything. It never says too little: the index relies on it.
 */
export type Anchor = Readonly<Partial<Record<AnchorField, ReadonlySet<string>>>>

/** A compiled piece of a rule. Pure: the same fields give the same answer. */
export interface Clause {
  test(fields: Fields): boolean
  readonly anchor: Anchor
}

/** All of the clauses. */
export function allOf(clauses: readonly Clause[]): Clause {
  const [only] = clauses
  if (clauses.length === 1 && only) return only
  const tests = clauses.map((clause) => clause.test)
  const anchor: Partial<Record<AnchorField, ReadonlySet<string>>> = {}
  for (const field of anchorFields) {
    // Each of them is necessary, so the narrowest is a valid choice.
    const sets = clauses.flatMap((clause) => clause.anchor[field] ?? [])
    const narrowest = sets.sort((a, b) => a.size - b.size)[0]
    if (narrowest) anchor[field] = narrowest
  }
  return { test: (fields) => tests.every((test) => test(fields)), anchor }
}

/** One of the clauses. */
export function anyOf(clauses: readonly Clause[]): Clause {
  const [only] = clauses
  if (clauses.length === 1 && only) return only
  const tests = clauses.map((clause) => clause.test)
  const anchor: Partial<Record<AnchorField, ReadonlySet<string>>> = {}
  for (const field of anchorFields) {
    const sets = clauses.flatMap((clause) => clause.anchor[field] ?? [])
    if (sets.length === clauses.length) anchor[field] = new Set(sets.flatMap((set) => [...set]))
  }
  return { test: (fields) => tests.some((test) => test(fields)), anchor }
}

/** Not the clause. What it needs to be false says nothing about the event's name. */
export function not(clause: Clause): Clause {
  const { test } = clause
  return { test: (fields) => !test(fields), anchor: {} }
}

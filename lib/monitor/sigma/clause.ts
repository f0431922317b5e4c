import { type Necessity, needsOfAll, needsOfAny } from './anchor.ts'
import type { View } from './event-view.ts'

/** A compiled piece of a rule. Pure: the same fields give the same answer. */
export interface Clause {
  test(view: View): boolean
  /** What an event must have for the clause to have a chance; empty when nothing is known. */
  readonly needs: readonly Necessity[]
}

/** All of the clauses. */
export function allOf(clauses: readonly Clause[]): Clause {
  const [only] = clauses
  if (clauses.length === 1 && only) return only
  const tests = clauses.map((clause) => clause.test)
  return { test: (view) => tests.every((test) => test(view)), needs: needsOfAll(clauses.map(({ needs }) => needs)) }
}

/** One of the clauses. */
export function anyOf(clauses: readonly Clause[]): Clause {
  const [only] = clauses
  if (clauses.length === 1 && only) return only
  const tests = clauses.map((clause) => clause.test)
  return { test: (view) => tests.some((test) => test(view)), needs: needsOfAny(clauses.map(({ needs }) => needs)) }
}

/** Not the clause. What it needs to be true says nothing about when it is false. */
export function not(clause: Clause): Clause {
  const { test } = clause
  return { test: (view) => !test(view), needs: [] }
}

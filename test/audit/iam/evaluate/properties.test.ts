import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContextValue } from '#lib/audit/iam/evaluate/access-request.ts'
import type { Decision } from '#lib/audit/iam/evaluate/decision.ts'
import { evaluate } from '#lib/audit/iam/evaluate/evaluate.ts'
import { contextOf } from '#lib/audit/iam/evaluate/request-context.ts'
import { accessRequest } from './differential.ts'
import type { Condition } from './generated-conditions.ts'
import type { Statement } from './generated-policies.ts'
import { type GeneratedRequest, generatedRequests } from './generated-requests.ts'
import { eachStatement } from './oracle.ts'

const seed = fc.nat()
const request = seed.map((start) => [...generatedRequests(start, 1)][0]).filter((one) => one !== undefined)
const ask = (one: GeneratedRequest): Decision => evaluate(accessRequest(one))
const rank = { denied: 0, depends: 1, allowed: 2 } as const
const runs = { numRuns: 400 }

/** Changes the statement that comes at this place among all of all policies; the same number means the same statement. */
function changeOne(one: GeneratedRequest, place: number, change: (statement: Statement) => readonly Statement[]): GeneratedRequest {
  let count = 0
  eachStatement(one, (statement) => {
    count++
    return [statement]
  })
  let at = 0
  return eachStatement(one, (statement) => (at++ === place % Math.max(count, 1) ? change(statement) : [statement]))
}

describe('more policies', () => {
  test('a Deny more never allows more', () => {
    fc.assert(
      fc.property(request, fc.nat(), (one, place) => {
        const denied = changeOne(one, place, (statement) => [statement, { ...statement, Effect: 'Deny' }])
        expect(rank[ask(denied).outcome]).toBeLessThanOrEqual(rank[ask(one).outcome])
      }),
      runs,
    )
  })

  test('an Allow less never allows more', () => {
    fc.assert(
      fc.property(request, fc.nat(), (one, place) => {
        const less = changeOne(one, place, (statement) => (statement.Effect === 'Allow' ? [] : [statement]))
        expect(rank[ask(less).outcome]).toBeLessThanOrEqual(rank[ask(one).outcome])
      }),
      runs,
    )
  })
})

const values: fc.Arbitrary<ContextValue> = fc.oneof(
  fc.constantFrom('blue', '5', 'true', '2026-01-01T00:00:00Z', '203.0.113.9', 'arn:aws:s3:::logs', null),
  fc.string({ maxLength: 5 }),
  fc.array(fc.constantFrom('team', 'cost', 'other'), { maxLength: 3 }),
)

describe('what is not known', () => {
  test('a sure answer stays whatever value a key turns out to have; another names the key', () => {
    let decided = 0
    fc.assert(
      fc.property(request, fc.nat(), values, (one, place, value) => {
        const asked = accessRequest(one)
        const without = { ...asked, context: new Map<string, ContextValue>() }
        // Some keys follow from the rest. And the name of a session is what whoever takes the role says: a grant to one stands unasked.
        const keys = [...(asked.context?.keys() ?? [])].filter((key) => key !== 'aws:userid' && contextOf(without)(key) === undefined)
        const key = keys[place % keys.length] ?? ''
        const unknown = evaluate({ ...asked, context: new Map([...(asked.context ?? [])].filter(([name]) => name !== key)) })
        const known = evaluate({ ...asked, context: new Map([...(asked.context ?? []), [key, value]]) })
        if (unknown.outcome !== 'depends') expect(known.outcome).toBe(unknown.outcome)
        else if (known.outcome !== 'depends') {
          decided++
          expect(unknown.dependsOn).toContain(key)
        }
      }),
      { numRuns: 2_000 },
    )
    expect(decided).toBeGreaterThan(0)
  })

  test('with no key known at all, a sure answer is the one that all keys give', () => {
    fc.assert(
      fc.property(request, (one) => {
        const asked = accessRequest(one)
        const nothing = { ...asked, context: new Map<string, ContextValue>() }
        const kept = [...(asked.context ?? [])].filter(([key]) => key === 'aws:userid' || contextOf(nothing)(key) !== undefined)
        const sure = evaluate({ ...asked, context: new Map(kept) })
        if (sure.outcome !== 'depends') expect(evaluate(asked).outcome).toBe(sure.outcome)
        else expect(sure.dependsOn.length).toBeGreaterThan(0)
      }),
      runs,
    )
  })
})

const gist = ({ outcome, dependsOn, stoppedBy, by }: Decision) => ({ outcome, dependsOn, stoppedBy, by: by.length })
const shout = (names: string | string[] | undefined): string[] | undefined =>
  names === undefined ? undefined : [names].flat().map((name) => name.toUpperCase())

describe('what does not matter', () => {
  test('the order of statements', () => {
    fc.assert(
      fc.property(request, (one) => {
        const turn = <Item>(items: readonly Item[]): readonly Item[] => items.toReversed()
        const document = <Of extends { readonly Statement: readonly Statement[] } | undefined>(from: Of): Of =>
          from && { ...from, Statement: turn(from.Statement) }
        const turned: GeneratedRequest = {
          ...one,
          identity: turn(one.identity.map(document)),
          scps: one.scps.map((level) => turn(level.map(document))),
          rcps: one.rcps.map((level) => turn(level.map(document))),
          ...(one.boundary ? { boundary: document(one.boundary) } : {}),
          ...(one.sessionPolicy ? { sessionPolicy: document(one.sessionPolicy) } : {}),
          ...(one.resourcePolicy ? { resourcePolicy: document(one.resourcePolicy) } : {}),
          ...(one.endpoint ? { endpoint: document(one.endpoint) } : {}),
        }
        expect(gist(ask(turned))).toEqual(gist(ask(one)))
      }),
      runs,
    )
  })

  test('the case of actions, operators and keys', () => {
    const loud = (condition: Condition): Condition =>
      Object.fromEntries(
        Object.entries(condition).map(([operator, tests]) => [
          operator.toLowerCase(),
          // Two spellings of one key would fall together.
          new Set(Object.keys(tests).map((key) => key.toLowerCase())).size === Object.keys(tests).length
            ? Object.fromEntries(Object.entries(tests).map(([key, wanted]) => [key.toUpperCase(), wanted]))
            : tests,
        ]),
      )
    fc.assert(
      fc.property(request, (one) => {
        const changed = eachStatement({ ...one, action: one.action.toUpperCase() }, ({ Action, NotAction, Condition, ...rest }) => [
          {
            ...rest,
            ...(Action ? { Action: shout(Action) } : {}),
            ...(NotAction ? { NotAction: shout(NotAction) } : {}),
            ...(Condition ? { Condition: loud(Condition) } : {}),
          },
        ])
        const asked = accessRequest(one)
        expect(gist(evaluate({ ...accessRequest(changed), context: asked.context }))).toEqual(gist(evaluate(asked)))
      }),
      runs,
    )
  })
})

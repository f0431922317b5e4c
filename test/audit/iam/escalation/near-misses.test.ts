import { describe, expect, test } from 'vitest'
import { escalationsOf } from '#lib/audit/iam/escalation/escalations.ts'
import type { Escalation } from '#lib/audit/iam/escalation/finding.ts'
import type { EscalationPath } from '#lib/audit/iam/escalation/path.ts'
import { paths } from '#lib/audit/iam/escalation/paths/index.generated.ts'
import { readAuthorizationDetails } from '#lib/audit/iam/inventory/read-authorization-details.ts'
import { type AccountFor, accountFor } from './account-for.ts'
import { detailsOf, type Statement } from './account-plan.ts'
import { applyFix } from './apply-fix.ts'
import { blocksOf } from './blocks.ts'

/** Findings for the attacker, those of other people left out. */
function foundFor({ plan, attacker }: AccountFor): readonly Escalation[] {
  const inventory = readAuthorizationDetails(JSON.parse(JSON.stringify(detailsOf(plan))))
  return escalationsOf(inventory).found.filter(({ principal }) => principal === attacker)
}

const ofPath = (found: readonly Escalation[], { id }: EscalationPath): readonly Escalation[] => found.filter(({ path }) => path === id)

/** Needs something that stands in `resources`. */
const needsResources = ({ target, needs = [] }: EscalationPath): boolean =>
  needs.length > 0 || target.kind === 'asset' || (target.kind === 'user' && (target.keys !== undefined || target.login !== undefined))

/** Walked from inside, with rights that may be as wide as one likes: behind a boundary or a denial they may not. */
const isOfUsers = ({ by, gain }: EscalationPath): boolean => by !== 'outsider' && by !== 'anybody' && gain !== 'unbind' && gain !== 'shed'

/** `lambda:UpdateFunctionCode` on one function as `LAMBDA:update*` on everything. */
function widened({ Action, Effect }: Statement): Statement {
  const [service = '', name = ''] = String(Action).split(':')
  return { Effect, Action: `${service.toUpperCase()}:${name.slice(0, 6).toLowerCase()}*`, Resource: '*' }
}

const misses = paths.flatMap((path) => blocksOf(path).map((block) => ({ path, block })))

test('the table covers every path and is long', () => {
  expect(paths.filter((path) => blocksOf(path).length < 3).map(({ id }) => id)).toEqual([])
  expect(misses.length).toBeGreaterThan(1_000)
})

describe(`${paths.length} paths, each in an account of its own`, () => {
  test.each(paths.map((path) => [path.id, path] as const))('%s works', (_, path) => {
    const built = accountFor(path)
    const found = ofPath(foundFor(built), path)
    expect(found).toHaveLength(1)
    const [one] = found
    expect([one?.status, one?.missing]).toEqual(path.assumes === undefined ? ['exploitable', []] : ['unknown', [`whether ${path.assumes}`]])
    const asked = path.requests.filter(({ whenVersionsFull }) => !whenVersionsFull).map(({ action }) => action)
    expect(one?.steps.filter(({ by }) => by === built.attacker).map(({ action }) => action)).toEqual(asked)
    expect(one?.decidedBy.length).toBeGreaterThan(0)
  })

  test.each(paths.map((path) => [path.id, path] as const))('%s is closed by its fix', (_, path) => {
    const built = accountFor(path)
    const [before] = ofPath(foundFor(built), path)
    expect(before?.fix?.text).toContain(before?.fix?.action)
    if (before?.fix) applyFix(built, before.fix)
    expect(ofPath(foundFor(built), path)).toEqual([])
  })

  test.each(paths.filter(isOfUsers).map((path) => [path.id, path] as const))('%s works by wildcards on everything', (_, path) => {
    const built = accountFor(path)
    if (built.inside) built.inside.statements = built.statements('target').map(widened)
    expect(ofPath(foundFor(built), path).map(({ status }) => status)).toContain(path.assumes === undefined ? 'exploitable' : 'unknown')
  })

  test.each(paths.filter(needsResources).map((path) => [path.id, path] as const))('%s: not known where nobody looked', (_, path) => {
    const built = accountFor(path)
    built.plan.resources = undefined
    const found = ofPath(foundFor(built), path)
    expect(found.map(({ status }) => status)).not.toEqual([])
    for (const { status, missing } of found) expect([status, missing.length > 0]).toEqual(['unknown', true])
  })
})

describe(`${misses.length} near misses`, () => {
  test.each(misses.map(({ path, block }) => [path.id, block.name, path, block] as const))('%s: %s', (_, __, path, block) => {
    const built = accountFor(path)
    block.put(built)
    const found = foundFor(built)
    const left = ofPath(found, path).map(({ status, missing }) => [status, missing.length > 0])
    expect(left).toEqual(block.leavesUnknown ? [['unknown', true]] : [])
    // A block opens nothing else.
    const before = new Set([block.opens, ...foundFor(accountFor(path)).map((one) => one.path)])
    expect(found.filter((one) => !before.has(one.path)).map((one) => [one.path, one.status])).toEqual([])
  })
})

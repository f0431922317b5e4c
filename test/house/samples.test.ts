import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { evaluate } from '#lib/audit/evaluate.ts'
import { sampleParts } from '../../scripts/sample-snapshot.ts'

const recorded = (account: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../samples/snapshot/${account}.json`, import.meta.url)), 'utf8'))
const byAccount = [...Map.groupBy(sampleParts, ({ account }) => account)]
const resources = sampleParts.flatMap((part) => part.resources)

/** Properties that checks on the type, or checks that look at it from elsewhere, read. */
function readOf(type: string): readonly string[] {
  return [...new Set(checks.flatMap((check) => [...(check.resource === type ? check.reads : []), ...(check.also?.[type] ?? [])]))]
}

describe('the recorded snapshots of the samples', () => {
  test.each(byAccount)('%s is what scripts/make-samples.ts writes', (account, parts) => {
    expect(recorded(account)).toEqual(JSON.parse(JSON.stringify({ parts })))
  })

  test('each resource holds every property that a check reads of its type', () => {
    const missing = resources.flatMap(({ type, arn, configuration, observed = {} }) =>
      readOf(type).flatMap((property) =>
        property === 'Tags' || Object.hasOwn(configuration, property) || Object.hasOwn(observed, property) ? [] : [`${arn}: ${property}`],
      ),
    )
    expect(missing).toEqual([])
  })

  test('each resource has an ARN of its own, and stands in a part that lists its type', () => {
    // A policy that AWS keeps is the same in every account.
    const keys = resources.map(({ type, arn, account }) => `${type} ${arn}${arn.startsWith('arn:aws:iam::aws:') ? ` ${account}` : ''}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const part of sampleParts)
      expect(part.resources.filter(({ type, account }) => !part.types.includes(type) || account !== part.account)).toEqual([])
  })

  test.each(byAccount)('%s: nothing is unknown but what was refused, and there is good and bad to see', (account, parts) => {
    const verdicts = evaluate(checks, { account, parts }, { runId: 'samples' })
    const refused = new Set(parts.flatMap(({ gaps }) => gaps.flatMap(({ types }) => types)))
    const unknown = verdicts.filter(({ verdict }) => verdict === 'unknown').map(({ control }) => control)
    expect(unknown.sort()).toEqual(
      checks
        .filter(({ resource }) => refused.has(resource))
        .map(({ id }) => id)
        .sort(),
    )
    const count = (wanted: string) => verdicts.filter(({ verdict }) => verdict === wanted).length
    expect(count('pass')).toBeGreaterThan(count('fail'))
    expect(count('fail')).toBeGreaterThan(10)
  })
})

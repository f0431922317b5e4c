import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type CaseParts, type CheckCases, judgedCase } from '../check-cases.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.cases.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
const all = await Promise.all(
  files.map(async (file) => {
    const module = (await import(`${folder}${file}`)) as { readonly cases: CheckCases }
    return [file.replace(/\.cases\.ts$/, '').replaceAll('/', '-'), module.cases] as const
  }),
)

describe.each(all)('%s', (id, { check, cases }) => {
  test('the file is named after its check', () => {
    expect(check.id).toBe(id)
  })

  test.each(cases)('%s: %s', (_, verdict, parts) => {
    const judgement = judgedCase(check, parts)
    expect(judgement.verdict, judgement.reason).toBe(verdict)
    expect(judgement.reason.length).toBeGreaterThan(8)
    if (parts.says !== undefined) expect(judgement.reason).toMatch(parts.says)
  })

  test('has a case of each kind: good (or for a person), bad, and a property that was not seen', () => {
    const verdicts = new Set(cases.map(([, verdict]) => verdict))
    if (!verdicts.has('manual')) expect([...verdicts]).toEqual(expect.arrayContaining(['pass', 'fail']))
    const blind = cases.flatMap(([, , parts]) => check.reads.map((property) => judgedCase(check, without(parts, property)).verdict))
    expect([...verdicts, ...blind]).toContain('unknown')
  })

  test('a property that was not seen never turns a verdict round', () => {
    for (const [name, verdict, parts] of cases)
      for (const property of check.reads) {
        const { verdict: blind, reason } = judgedCase(check, without(parts, property))
        expect([verdict, 'unknown'], `${name} without ${property}: ${reason}`).toContain(blind)
      }
  })

  test('a type beside it that could not be listed never turns a verdict round', () => {
    const types = Object.keys(check.also ?? {})
    if (types.length === 0) return
    for (const [name, verdict, { related: _, ...parts }] of cases) {
      const { verdict: blind, reason } = judgedCase(check, { ...parts, unlisted: types })
      expect([verdict, 'unknown'], `${name}: ${reason}`).toContain(blind)
    }
  })
})

/** The case with one property taken away and marked as refused. */
function without(parts: CaseParts, property: string): CaseParts {
  const rest = (bag: Readonly<Record<string, unknown>> | undefined) =>
    Object.fromEntries(Object.entries(bag ?? {}).filter(([name]) => name !== property))
  return {
    ...parts,
    configuration: rest(parts.configuration),
    observed: rest(parts.observed),
    unseen: { ...parts.unseen, [property]: 'denied' },
  }
}

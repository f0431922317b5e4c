import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noisy, noisyFields, ordered } from '#lib/audit/diff/noise.ts'
import { sentenceCases } from './sentences.cases.ts'
import { diffOf, snapshot } from './snapshots.ts'

describe('a change in plain words', () => {
  it.each(sentenceCases.map((one) => [one.name, one] as const))('%s', async (_, { before, after, sentences }) => {
    const found = await diffOf(snapshot(before), snapshot(after))
    expect(found.sentences).toEqual(sentences)
    expect(found.holes).toEqual([])
  })

  it('knows its cases by their names', () => {
    expect(new Set(sentenceCases.map(({ name }) => name)).size).toBe(sentenceCases.length)
    expect(sentenceCases.length).toBeGreaterThan(45)
  })

  it('shows no secret in before and after', async () => {
    for (const { before, after } of sentenceCases) {
      const { changes } = await diffOf(snapshot(before), snapshot(after))
      expect(JSON.stringify(changes)).not.toContain('hunter')
    }
  })
})

describe('docs/comparing-snapshots.md', () => {
  it('lists what is left out', () => {
    const text = readFileSync(new URL('../../../docs/comparing-snapshots.md', import.meta.url), 'utf8')
    for (const name of [...noisy, ...noisyFields, ...ordered]) expect(text).toContain(`\`${name}\``)
  })
})

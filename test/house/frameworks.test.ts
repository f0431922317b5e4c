import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { frameworks } from '#lib/frameworks/index.ts'

/** Ids of every check and detection, from the names of their files: `s3/bucket-x.ts` is `s3-bucket-x`. */
function controlIds(): ReadonlySet<string> {
  const below = (room: string, ending: string): string[] =>
    readdirSync(fileURLToPath(new URL(`../../lib/${room}`, import.meta.url)), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(ending) && !file.endsWith('.generated.ts'))
      .map((file) => file.slice(0, -ending.length).replaceAll(/[\\/]/g, '-'))
  return new Set([...below('audit/checks', '.ts'), ...below('monitor/detections', '.yml')])
}

test('framework ids are unique and fit for a command line', () => {
  const ids = frameworks.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z0-9.-]+$/)
})

describe.each(frameworks.map((framework) => [framework.id, framework] as const))('%s', (_, framework) => {
  test('names each requirement once, in one short sentence of its own', () => {
    const { requirements } = framework
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length)
    expect(new Set(requirements.map(({ title }) => title)).size).toBe(requirements.length)
    for (const { title } of requirements) expect(title).toMatch(/^[A-Z][^\n]{10,100}[^.\s]$/)
  })

  test('claims coverage exactly where controls are, and says what a part leaves out', () => {
    for (const { id, controls, coverage, note } of framework.requirements) {
      expect([id, controls.length > 0]).toEqual([id, coverage !== 'not-covered-yet'])
      if (coverage === 'partly') expect(note).toMatch(/\S/)
    }
  })

  test('rests on controls that exist', () => {
    const known = controlIds()
    const missing = framework.requirements.flatMap(({ id, controls }) =>
      controls.filter((control) => !known.has(control)).map((control) => `${id} ${control}`),
    )
    expect(missing).toEqual([])
  })
})

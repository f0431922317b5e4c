import { describe, expect, it } from 'vitest'
import { loadRulesApart } from '#lib/local/load-rules/load-rules-apart.ts'
import { compileOptionsOf } from '#lib/local/load-rules/references.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'

const rule = (index: number, field = 'eventName'): string => `title: Rule ${index}
id: 00000000-0000-4000-8000-${String(index).padStart(12, '0')}
status: stable
level: low
description: ${'A rule that says much. '.repeat(30)}
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    ${field}|expand: "%names%"
  condition: selection
`

describe('rules that are read in a thread of their own', () => {
  const references = { lists: new Map([['bad', '203.0.113.7\n']]), placeholders: { names: ['CreateUser', 'DeleteUser'] } }

  it('come out as those that are read here, faults included', async () => {
    const texts = Array.from({ length: 400 }, (_, index) => ({
      file: `${index}.yml`,
      text: rule(index, index === 7 ? 'eventName|nonsense' : 'eventName'),
    }))
    const loaded = await loadRulesApart(texts, references)
    expect(loaded.errors.map(({ file }) => file)).toEqual(['7.yml'])
    expect(loaded).toEqual(structuredClone(loadRules(texts, compileOptionsOf(references))))
  })

  it('are read here when they are few', async () => {
    const { documents, errors } = await loadRulesApart([{ file: 'one.yml', text: rule(1) }], references)
    expect([documents.length, errors]).toEqual([1, []])
  })
})

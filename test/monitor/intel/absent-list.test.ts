import { expect, it } from 'vitest'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { parseIntelList } from '#lib/monitor/intel/intel-list.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'

const rule = (absent: string): string => `title: Listed
id: 00000000-0000-4000-8000-000000000000
logsource: {category: dns}
detection:
  asked: {query|exists: true}
  condition: asked and listed
keepwatch:
  selections: {listed: {list: names, field: query${absent}}}
`
const event: SecurityEvent = {
  id: 'one',
  time: 0,
  logSource: { category: 'dns' },
  account: '',
  region: '',
  principal: null,
  resource: null,
  sourceAddress: null,
  fields: { query: 'a.bad.example' },
}
const lists = new Map([['names', parseIntelList('bad.example').list]])

function outcome(absent: string, given: boolean): number | string {
  const options = given ? { lists } : {}
  const { documents, errors } = loadRules([{ file: 'x.yml', text: rule(absent) }], options)
  return errors[0]?.message ?? compileRules(documents, options).match(event).length
}

it.each([
  ['', true, 1],
  ['', false, expect.stringContaining('a list that is not there')],
  [', absent: false', true, 1],
  [', absent: false', false, 0],
  [', absent: true', true, 1],
  [', absent: true', false, 1],
] as const)('a list that is looked up with "%s", given: %s', (absent, given, wanted) => {
  expect(outcome(absent, given)).toEqual(wanted)
})

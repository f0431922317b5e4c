import fc from 'fast-check'
import type { RuleDocument } from '#lib/monitor/sigma/document.ts'
import { parseDocument } from '#lib/monitor/sigma/parse-document.ts'
import { eventFor } from '../monitor/sigma/reference/arbitrary-events.ts'
import { type RuleCase, ruleCase } from '../monitor/sigma/reference/arbitrary-rules.ts'
import { disagreement } from '../monitor/sigma/reference/disagreement.ts'
import { target } from './target.ts'

/** The rule of a generated case. */
export function documentOf({ value }: RuleCase): RuleDocument {
  const document = parseDocument(value, 'generated.yml')
  if (document.kind !== 'rule') throw new Error(`the generator made a ${document.kind}; wanted a rule`)
  return document
}

const rulesAndEvents = fc
  .array(ruleCase, { minLength: 1, maxLength: 8, size: 'max' })
  .chain((rules) => fc.record({ rules: fc.constant(rules), events: fc.array(eventFor(rules), { minLength: 1, maxLength: 3 }) }))

/** Milliseconds, nearly all of which the reference takes. */
const limit = 2_000

/** The compiled matcher says what the reference interpreter says. */
export const matcher = target(
  'matcher',
  rulesAndEvents,
  ({ rules, events }) => {
    const found = disagreement(rules.map(documentOf), events)
    if (found) throw new Error(JSON.stringify(found))
  },
  limit,
)

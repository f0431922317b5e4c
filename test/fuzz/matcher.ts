import fc from 'fast-check'
import { eventFor } from '../monitor/sigma/reference/arbitrary-events.ts'
import { documentOf, ruleCase } from '../monitor/sigma/reference/arbitrary-rules.ts'
import { disagreement } from '../monitor/sigma/reference/disagreement.ts'
import { target } from './target.ts'

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
    const found = disagreement(
      rules.map(({ value }) => documentOf(value)),
      events,
    )
    if (found) throw new Error(JSON.stringify(found))
  },
  limit,
)

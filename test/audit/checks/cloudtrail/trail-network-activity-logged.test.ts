import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/cloudtrail/trail-network-activity-logged.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const trail = (selectors: readonly unknown[], parts: object = {}): Partial<Resource> => ({
  configuration: { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [], AdvancedEventSelectors: selectors, ...parts },
})
const network = { Field: 'eventCategory', Equals: ['NetworkActivity'] }
const s3 = { Field: 'eventSource', Equals: ['s3.amazonaws.com'] }

const cases: readonly [string, string, Partial<Resource>][] = [
  ['of a service', 'pass', trail([{ FieldSelectors: [network, s3] }])],
  ['management events only', 'fail', trail([{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }, s3] }])],
  ['no selectors', 'fail', trail([])],
  ['a selector of another shape', 'fail', trail([{}])],
  ['one region', 'fail', trail([{ FieldSelectors: [network, s3] }], { IsMultiRegionTrail: false })],
  ['stopped', 'fail', trail([{ FieldSelectors: [network, s3] }], { IsLogging: false })],
  ['selectors denied', 'unknown', { ...trail([]), unseen: { AdvancedEventSelectors: 'denied' } }],
  ['selectors of no kind', 'unknown', { configuration: { IsMultiRegionTrail: true, IsLogging: true } }],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})

import { check } from '#lib/audit/checks/cloudtrail/trail-network-activity-logged.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const trail = (selectors: readonly unknown[], parts: object = {}): Partial<Resource> => ({
  configuration: { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [], AdvancedEventSelectors: selectors, ...parts },
})
const network = { Field: 'eventCategory', Equals: ['NetworkActivity'] }
const s3 = { Field: 'eventSource', Equals: ['s3.amazonaws.com'] }

export const cases = checkCases(check, [
  ['of a service', 'pass', trail([{ FieldSelectors: [network, s3] }])],
  ['management events only', 'fail', trail([{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }, s3] }])],
  ['no selectors', 'fail', trail([])],
  ['a selector of another shape', 'fail', trail([{}])],
  ['one region', 'fail', trail([{ FieldSelectors: [network, s3] }], { IsMultiRegionTrail: false })],
  ['stopped', 'fail', trail([{ FieldSelectors: [network, s3] }], { IsLogging: false })],
  ['selectors denied', 'unknown', { ...trail([]), unseen: { AdvancedEventSelectors: 'denied' } }],
  ['selectors of no kind', 'unknown', { configuration: { IsMultiRegionTrail: true, IsLogging: true } }],
])

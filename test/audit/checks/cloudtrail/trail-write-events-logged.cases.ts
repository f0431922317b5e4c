import { check } from '#lib/audit/checks/cloudtrail/trail-write-events-logged.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const good = { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [] as unknown[], AdvancedEventSelectors: [] as unknown[] }
const trail = (parts: object): Partial<Resource> => ({ configuration: { ...good, ...parts } })

export const cases = checkCases(check, [
  ['no selectors: all management events', 'pass', trail({})],
  ['changes only', 'pass', trail({ EventSelectors: [{ ReadWriteType: 'WriteOnly' }] })],
  ['reads only', 'fail', trail({ EventSelectors: [{ ReadWriteType: 'ReadOnly' }] })],
  ['one region', 'fail', trail({ IsMultiRegionTrail: false })],
  ['stopped', 'fail', trail({ IsLogging: false })],
  ['selectors of no kind', 'unknown', { configuration: { IsMultiRegionTrail: true, IsLogging: true } }],
  ['status denied', 'unknown', { ...trail({}), unseen: { IsLogging: 'cloudtrail:GetTrailStatus denied' } }],
  ['selectors denied', 'unknown', { ...trail({}), unseen: { EventSelectors: 'denied', AdvancedEventSelectors: 'denied' } }],
])

import { check } from '#lib/audit/checks/cloudtrail/trail-model-calls-logged.ts'
import { checkCases } from '../../check-cases.ts'

const good = { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [] as unknown[], AdvancedEventSelectors: [] as unknown[] }
const trail = (parts: object) => ({ configuration: { ...good, ...parts } })
const data = { Field: 'eventCategory', Equals: ['Data'] }

export const cases = checkCases(check, [
  ['all management events', 'pass', trail({})],
  ['writes only', 'fail', trail({ EventSelectors: [{ ReadWriteType: 'WriteOnly' }] })],
  [
    'agents',
    'pass',
    trail({ AdvancedEventSelectors: [{ FieldSelectors: [data, { Field: 'resources.type', Equals: ['AWS::Bedrock::AgentAlias'] }] }] }),
  ],
  [
    'objects',
    'fail',
    trail({ AdvancedEventSelectors: [{ FieldSelectors: [data, { Field: 'resources.type', Equals: ['AWS::S3::Object'] }] }] }),
  ],
  ['one region', 'fail', trail({ IsMultiRegionTrail: false })],
  ['stopped', 'fail', trail({ IsLogging: false })],
  ['denied', 'unknown', { ...trail({}), unseen: { EventSelectors: 'denied' } }],
])

import { check } from '#lib/audit/checks/cloudtrail/trail-multi-region.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const good = { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [] as unknown[], AdvancedEventSelectors: [] as unknown[] }
const trail = (parts: object): Partial<Resource> => ({ configuration: { ...good, ...parts } })
const advanced = (...FieldSelectors: readonly unknown[]): Partial<Resource> => trail({ AdvancedEventSelectors: [{ FieldSelectors }] })
const management = { Field: 'eventCategory', Equals: ['Management'] }

export const cases = checkCases(check, [
  ['no selectors: all management events', 'pass', trail({})],
  ['all', 'pass', trail({ EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }] })],
  [
    'reads and writes in two selectors',
    'pass',
    trail({ EventSelectors: [{ ReadWriteType: 'ReadOnly' }, { ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }] }),
  ],
  ['writes only', 'fail', trail({ EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }] })],
  ['data events only', 'fail', trail({ EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: false }] })],
  ['one region', 'fail', trail({ IsMultiRegionTrail: false })],
  ['stopped', 'fail', trail({ IsLogging: false })],
  ['advanced, all', 'pass', advanced(management)],
  ['advanced, without KMS', 'pass', advanced(management, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] })],
  ['advanced, without IAM', 'fail', advanced(management, { Field: 'eventSource', NotEquals: ['iam.amazonaws.com'] })],
  ['advanced, KMS only', 'fail', advanced(management, { Field: 'eventSource', Equals: ['kms.amazonaws.com'] })],
  ['advanced, reads only', 'fail', advanced(management, { Field: 'readOnly', Equals: ['true'] })],
  ['advanced, some names', 'fail', advanced(management, { Field: 'eventName', Equals: ['CreateUser'] })],
  ['advanced, data events', 'fail', advanced({ Field: 'eventCategory', Equals: ['Data'] })],
  [
    'advanced, halves in two selectors',
    'pass',
    trail({
      AdvancedEventSelectors: [
        { FieldSelectors: [management, { Field: 'readOnly', Equals: ['true'] }] },
        { FieldSelectors: [management, { Field: 'readOnly', Equals: ['false'] }] },
      ],
    }),
  ],
  [
    'status denied',
    'unknown',
    { configuration: { ...good, IsLogging: undefined }, unseen: { IsLogging: 'cloudtrail:GetTrailStatus denied' } },
  ],
  ['status denied of a trail of one region', 'fail', { ...trail({ IsMultiRegionTrail: false }), unseen: { IsLogging: 'denied' } }],
  [
    'selectors denied',
    'unknown',
    {
      configuration: { IsMultiRegionTrail: true, IsLogging: true },
      unseen: { EventSelectors: 'denied', AdvancedEventSelectors: 'denied' },
    },
  ],
  ['no selectors recorded', 'unknown', { configuration: { IsMultiRegionTrail: true, IsLogging: true } }],
])

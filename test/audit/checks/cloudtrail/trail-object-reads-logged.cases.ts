import { check } from '#lib/audit/checks/cloudtrail/trail-object-reads-logged.ts'
import { checkCases } from '../../check-cases.ts'

const good = { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [] as unknown[], AdvancedEventSelectors: [] as unknown[] }
const trail = (parts: object) => ({ configuration: { ...good, ...parts } })
const basic = (Values: readonly string[], ReadWriteType = 'All') =>
  trail({ EventSelectors: [{ ReadWriteType, DataResources: [{ Type: 'AWS::S3::Object', Values }] }] })
const data = { Field: 'eventCategory', Equals: ['Data'] }
const objects = { Field: 'resources.type', Equals: ['AWS::S3::Object'] }
const advanced = (...FieldSelectors: readonly unknown[]) => trail({ AdvancedEventSelectors: [{ FieldSelectors }] })

export const cases = checkCases(check, [
  ['every bucket', 'pass', basic(['arn:aws:s3'])],
  ['every bucket, written otherwise', 'pass', basic(['arn:aws-us-gov:s3:::'])],
  ['one bucket', 'fail', basic(['arn:aws:s3:::orders/'])],
  ['this half', 'pass', basic(['arn:aws:s3'], 'ReadOnly')],
  ['the other half', 'fail', basic(['arn:aws:s3'], 'WriteOnly')],
  [
    'functions only',
    'fail',
    trail({ EventSelectors: [{ DataResources: [{ Type: 'AWS::Lambda::Function', Values: ['arn:aws:lambda'] }] }] }),
  ],
  ['management events only', 'fail', trail({})],
  ['advanced', 'pass', advanced(data, objects)],
  ['advanced, some buckets', 'fail', advanced(data, objects, { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::orders/'] })],
  ['advanced, this half', 'pass', advanced(data, objects, { Field: 'readOnly', Equals: ['true'] })],
  ['advanced, the other half', 'fail', advanced(data, objects, { Field: 'readOnly', Equals: ['false'] })],
  ['advanced, all data events of no type', 'fail', advanced(data)],
  ['advanced, tables', 'fail', advanced(data, { Field: 'resources.type', Equals: ['AWS::DynamoDB::Table'] })],
  ['one region', 'fail', { configuration: { ...basic(['arn:aws:s3']).configuration, IsMultiRegionTrail: false } }],
  ['stopped', 'fail', { configuration: { ...basic(['arn:aws:s3']).configuration, IsLogging: false } }],
  ['selectors of no kind', 'unknown', { configuration: { IsMultiRegionTrail: true, IsLogging: true } }],
  ['selectors denied', 'unknown', { ...trail({}), unseen: { EventSelectors: 'denied', AdvancedEventSelectors: 'denied' } }],
])

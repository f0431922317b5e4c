import { check } from '#lib/audit/checks/cloudtrail/trail-bucket-access-logged.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const foreign = 'arn:aws:cloudtrail:us-east-1:444455556666:trail/organisation'
const trail = { configuration: { S3BucketName: 'logs' } }
const bucket = (LoggingConfiguration: unknown, BucketName = 'logs') =>
  sample('AWS::S3::Bucket', { arn: `arn:aws:s3:::${BucketName}`, configuration: { BucketName, LoggingConfiguration } })

export const cases = checkCases(check, [
  ['logged', 'pass', { ...trail, related: [bucket({ DestinationBucketName: 'access' })], says: /access/ }],
  ['not logged', 'fail', { ...trail, related: [bucket(null)] }],
  [
    'another bucket is logged',
    'unknown',
    { ...trail, related: [bucket({ DestinationBucketName: 'access' }, 'else')], says: /another account/ },
  ],
  ['no bucket here', 'unknown', trail],
  ['of the organisation, in a member', 'not-applicable', { ...trail, arn: foreign }],
  ['buckets not listed', 'unknown', { ...trail, unlisted: ['AWS::S3::Bucket'] }],
  ['no bucket at all', 'not-applicable', { configuration: { S3BucketName: null } }],
  [
    'its logging denied',
    'unknown',
    { ...trail, related: [{ ...bucket(null), configuration: { BucketName: 'logs' }, unseen: { LoggingConfiguration: 'denied' } }] },
  ],
])

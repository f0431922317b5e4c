import { check } from '#lib/audit/checks/s3/bucket-replicated-across-regions.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const rule = (name: string) => ({ Status: 'Enabled', Destination: { Bucket: `arn:aws:s3:::${name}` } })
const other = (BucketName: string, region: string) =>
  sample('AWS::S3::Bucket', { arn: `arn:aws:s3:::${BucketName}`, region, configuration: { BucketName } })
const bucket = (...Rules: readonly unknown[]) => ({
  configuration: { ReplicationConfiguration: { Role: 'r', Rules }, VersioningConfiguration: { Status: 'Enabled' } },
})

export const cases = checkCases(check, [
  ['to another region', 'pass', { ...bucket(rule('copy')), related: [other('copy', 'eu-west-1')], says: /eu-west-1/ }],
  ['within the region', 'fail', { ...bucket(rule('copy')), related: [other('copy', 'us-east-1')] }],
  ['to both', 'pass', { ...bucket(rule('near'), rule('far')), related: [other('near', 'us-east-1'), other('far', 'eu-west-1')] }],
  ['to a bucket that is not here', 'unknown', { ...bucket(rule('copy')), related: [other('else', 'eu-west-1')], says: /another account/ }],
  ['a rule that is off', 'fail', { ...bucket({ ...rule('copy'), Status: 'Disabled' }), related: [other('copy', 'eu-west-1')] }],
  ['no rule', 'fail', { configuration: { ReplicationConfiguration: null, VersioningConfiguration: { Status: 'Enabled' } } }],
  [
    'without versions',
    'fail',
    { configuration: { ...bucket(rule('copy')).configuration, VersioningConfiguration: null }, related: [other('copy', 'eu-west-1')] },
  ],
  ['buckets not listed', 'unknown', { ...bucket(rule('copy')), unlisted: ['AWS::S3::Bucket'] }],
  ['denied', 'unknown', { unseen: { ReplicationConfiguration: 'denied' } }],
])

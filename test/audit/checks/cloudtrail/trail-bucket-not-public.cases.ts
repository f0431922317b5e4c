import { check } from '#lib/audit/checks/cloudtrail/trail-bucket-not-public.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const foreign = 'arn:aws:cloudtrail:us-east-1:444455556666:trail/organisation'
const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }
const granted = { Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' }
const trail = { configuration: { S3BucketName: 'logs' } }
const bucket = (Policy: unknown, Grants: readonly unknown[], PublicAccessBlockConfiguration: unknown = null) =>
  sample('AWS::S3::Bucket', {
    arn: 'arn:aws:s3:::logs',
    configuration: { BucketName: 'logs', Policy, PublicAccessBlockConfiguration },
    observed: { Acl: { Owner: 'o', Grants }, AccountPublicAccessBlock: null },
  })

export const cases = checkCases(check, [
  ['closed', 'pass', { ...trail, related: [bucket(null, [])] }],
  ['by policy', 'fail', { ...trail, related: [bucket({ Statement: open }, [])] }],
  ['by list', 'fail', { ...trail, related: [bucket(null, [granted])] }],
  ['by list, ignored', 'pass', { ...trail, related: [bucket(null, [granted], { IgnorePublicAcls: true })] }],
  ['no such bucket here', 'unknown', trail],
  ['of the organisation, in a member', 'not-applicable', { ...trail, arn: foreign }],
  ['buckets not listed', 'unknown', { ...trail, unlisted: ['AWS::S3::Bucket'] }],
])

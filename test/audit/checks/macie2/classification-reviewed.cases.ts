import { check } from '#lib/audit/checks/macie2/classification-reviewed.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const session = (Status: string) => ({ configuration: { Status }, observed: { AutomatedDiscoveryStatus: 'ENABLED' } })
const bucket = (BucketName: string, SensitivityScore: number) =>
  sample('Keepwatch::Macie2::Bucket', { arn: `arn:aws:s3:::${BucketName}`, observed: { BucketName, SensitivityScore, InJob: false } })

export const cases = checkCases(check, [
  ['off', 'manual', session('DISABLED')],
  [
    'two buckets, one sensitive',
    'manual',
    { ...session('ENABLED'), related: [bucket('a', 90), bucket('b', 1)], says: /2 buckets here, 1 of them/ },
  ],
  ['none', 'manual', { ...session('ENABLED'), says: /0 buckets/ }],
  [
    'buckets of another region',
    'manual',
    { ...session('ENABLED'), related: [{ ...bucket('a', 90), region: 'eu-west-1' }], says: /0 buckets/ },
  ],
  ['buckets denied', 'unknown', { ...session('ENABLED'), unlisted: ['Keepwatch::Macie2::Bucket'] }],
])

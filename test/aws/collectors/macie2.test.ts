import { expect, test } from 'vitest'
import { macie2 } from '#lib/aws/collectors/macie2.ts'
import { type Answers, account, collectAll, denied } from './fake-aws.ts'

const said = (name: string, message: string): Error => Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } })
const off = said('AccessDeniedException', 'Macie is not enabled')
const bucket = {
  accountId: account,
  bucketName: 'b',
  bucketArn: 'arn:aws:s3:::b',
  sensitivityScore: 90,
  classifiableObjectCount: 7,
  jobDetails: { isDefinedInJob: 'FALSE', isMonitoredByJob: 'TRUE' },
}
const answers: Answers = {
  'macie2:GetMacieSession': { status: 'ENABLED' },
  'macie2:GetAutomatedDiscoveryConfiguration': { status: 'DISABLED' },
  'macie2:DescribeBuckets': { buckets: [bucket, { accountId: '444455556666', bucketName: 'of-a-member' }] },
}

test('the session, and what Macie knows of the account’s own buckets', async () => {
  const { resources, gaps } = await collectAll(macie2, answers)
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([
    { type: 'AWS::Macie::Session', configuration: { Status: 'ENABLED' }, observed: { AutomatedDiscoveryStatus: 'DISABLED' } },
    {
      type: 'Keepwatch::Macie2::Bucket',
      arn: 'arn:aws:s3:::b',
      observed: {
        BucketName: 'b',
        SensitivityScore: 90,
        InJob: true,
        ClassifiableObjectCount: 7,
        ErrorCode: null,
        LastAutomatedDiscoveryTime: null,
      },
    },
  ])
  expect(resources).toHaveLength(2)
})

test('where Macie is off it discovers nothing and knows no bucket', async () => {
  const { resources, gaps, actions } = await collectAll(macie2, { 'macie2:GetMacieSession': off, 'macie2:DescribeBuckets': off })
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([{ configuration: { Status: 'DISABLED' }, observed: { AutomatedDiscoveryStatus: 'DISABLED' } }])
  expect(actions).toEqual(['macie2:GetMacieSession', 'macie2:DescribeBuckets'])
})

test.each([
  ['macie2:GetMacieSession', 'AWS::Macie::Session'],
  ['macie2:DescribeBuckets', 'Keepwatch::Macie2::Bucket'],
])('%s refused or empty is a gap, never off', async (action, type) => {
  for (const answer of [denied, said('AccessDeniedException', 'User is not authorized'), {}]) {
    const { resources, gaps } = await collectAll(macie2, { ...answers, [action]: answer })
    expect(gaps).toMatchObject([{ action, types: [type] }])
    expect(resources.map((one) => one.type)).not.toContain(type)
  }
})

test('refused discovery is unseen; pages are followed; what nobody wants is not asked', async () => {
  const refused = await collectAll(macie2, { ...answers, 'macie2:GetAutomatedDiscoveryConfiguration': denied })
  expect(refused.resources[0]?.unseen).toHaveProperty('AutomatedDiscoveryStatus', expect.stringContaining('denied'))
  const list = (input: { nextToken?: string }) =>
    input.nextToken ? { buckets: [{ ...bucket, bucketName: 'c', bucketArn: undefined }] } : { buckets: [bucket], nextToken: 'n' }
  const paged = await collectAll(macie2, { ...answers, 'macie2:DescribeBuckets': list })
  expect(paged.resources.map((one) => one.arn).slice(1)).toEqual(['arn:aws:s3:::b', 'arn:aws:s3:::c'])
  const unwanted = await collectAll(macie2, answers, {
    wants: (type, property) => type === 'AWS::Macie::Session' && property === undefined,
  })
  expect(unwanted.actions).toEqual(['macie2:GetMacieSession'])
})

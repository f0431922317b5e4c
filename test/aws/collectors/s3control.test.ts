import { expect, test } from 'vitest'
import { s3control } from '#lib/aws/collectors/s3control.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const type = 'AWS::S3::AccessPoint'
const block = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const arn = `arn:aws:s3:us-east-1:${account}:accesspoint/p`
const point = { Name: 'p', NetworkOrigin: 'Internet', Bucket: 'b', AccessPointArn: arn, BucketAccountId: account }
const answers: Answers = {
  's3control:ListAccessPoints': { AccessPointList: [point] },
  's3control:GetAccessPoint': { Name: 'p', PublicAccessBlockConfiguration: block },
}

test('an access point with its block', async () => {
  const { resources, gaps } = await collectAll(s3control, answers)
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([
    {
      arn,
      type,
      configuration: { Name: 'p', Bucket: 'b', BucketAccountId: account, VpcConfiguration: null, PublicAccessBlockConfiguration: block },
      observed: { NetworkOrigin: 'Internet' },
    },
  ])
})

test('pages are followed', async () => {
  const list = (input: { NextToken?: string }) =>
    input.NextToken
      ? { AccessPointList: [{ ...point, Name: 'q', AccessPointArn: undefined }] }
      : { AccessPointList: [point], NextToken: 'n' }
  const { resources } = await collectAll(s3control, { ...answers, 's3control:ListAccessPoints': list })
  expect(resources.map((one) => one.arn)).toEqual([arn, arn.replace(/p$/, 'q')])
})

test.each([denied, {}, { AccessPointList: [], NextToken: 'same' }])(
  'a list that is refused, missing or endless is a gap',
  async (answer) => {
    const { gaps } = await collectAll(s3control, { ...answers, 's3control:ListAccessPoints': answer })
    expect(gaps).toMatchObject([{ action: 's3:ListAccessPoints', types: [type] }])
  },
)

test('a refused detail is unseen, a deleted point is dropped, an unwanted detail is not asked', async () => {
  const refused = await collectAll(s3control, { ...answers, 's3control:GetAccessPoint': denied })
  expect(refused.resources[0]?.unseen).toHaveProperty('PublicAccessBlockConfiguration', expect.stringContaining('denied'))
  const gone = await collectAll(s3control, { ...answers, 's3control:GetAccessPoint': awsError('NoSuchAccessPoint', 404) })
  expect(gone).toMatchObject({ resources: [], gaps: [] })
  const unwanted = await collectAll(s3control, answers, { wants: (_, property) => property === undefined })
  expect(unwanted.actions).toEqual(['s3control:ListAccessPoints'])
})

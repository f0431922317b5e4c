import { expect, test } from 'vitest'
import { cloudtrail } from '#lib/aws/collectors/cloudtrail.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const trail = {
  Name: 'main',
  TrailARN: `arn:aws:cloudtrail:us-east-1:${account}:trail/main`,
  HomeRegion: 'us-east-1',
  IsMultiRegionTrail: true,
}
const answers: Answers = {
  'cloudtrail:DescribeTrails': { trailList: [trail] },
  'cloudtrail:GetTrailStatus': { IsLogging: true },
  'cloudtrail:GetEventSelectors': { EventSelectors: [{ ReadWriteType: 'All' }] },
  'cloudtrail:GetInsightSelectors': { InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] },
}

test('a trail with its status and selectors', async () => {
  const { resources } = await collectAll(cloudtrail, answers)
  expect(resources[0]).toMatchObject({
    arn: trail.TrailARN,
    region: 'us-east-1',
    configuration: { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [{ ReadWriteType: 'All' }], AdvancedEventSelectors: [] },
  })
})

test('a shadow is left to its home region when that is looked at too', async () => {
  const { resources, actions } = await collectAll(cloudtrail, answers, { region: 'eu-west-1', regions: ['eu-west-1', 'us-east-1'] })
  expect(resources).toEqual([])
  expect(actions).toEqual(['cloudtrail:DescribeTrails'])
})

test('a shadow is followed home when its home is not looked at', async () => {
  const { resources } = await collectAll(cloudtrail, answers, { region: 'eu-west-1', regions: ['eu-west-1'] })
  expect(resources).toMatchObject([{ arn: trail.TrailARN, region: 'us-east-1' }])
})

test('times and errors of delivery', async () => {
  const status = {
    IsLogging: true,
    LatestDeliveryTime: new Date('2026-11-22T11:00:00Z'),
    LatestDigestDeliveryError: 'AccessDenied',
  }
  const { resources } = await collectAll(cloudtrail, { ...answers, 'cloudtrail:GetTrailStatus': status })
  expect(resources[0]?.observed).toMatchObject({
    LatestDeliveryTime: '2026-11-22T11:00:00.000Z',
    LatestDigestDeliveryError: 'AccessDenied',
    LatestCloudWatchLogsDeliveryTime: null,
  })
})

test('no Insights is a fact', async () => {
  const off = { ...answers, 'cloudtrail:GetInsightSelectors': awsError('InsightNotEnabledException') }
  expect((await collectAll(cloudtrail, off)).resources[0]?.configuration).toMatchObject({ InsightSelectors: [] })
})

test.each([
  ['cloudtrail:GetTrailStatus', ['IsLogging', 'LatestDeliveryTime', 'LatestDigestDeliveryTime']],
  ['cloudtrail:GetEventSelectors', ['EventSelectors', 'AdvancedEventSelectors']],
  ['cloudtrail:GetInsightSelectors', ['InsightSelectors']],
])('%s refused leaves %s unseen', async (action, properties) => {
  const { resources, gaps } = await collectAll(cloudtrail, { ...answers, [action]: denied })
  expect(gaps).toEqual([])
  for (const property of properties) expect(resources[0]?.unseen).toHaveProperty(property, expect.stringContaining(action))
})

test('a trail deleted meanwhile is dropped', async () => {
  const gone = { ...answers, 'cloudtrail:GetTrailStatus': awsError('TrailNotFoundException') }
  expect(await collectAll(cloudtrail, gone)).toMatchObject({ resources: [], gaps: [] })
})

test('what nobody wants is not asked', async () => {
  const wants = (_: string, property?: string) => property === undefined || property === 'KMSKeyId'
  const { actions, resources } = await collectAll(cloudtrail, answers, { wants })
  expect(actions).toEqual(['cloudtrail:DescribeTrails'])
  expect(resources[0]?.unseen).toHaveProperty('IsLogging', expect.stringContaining('not asked'))
})

test('a trail without a word on regions leaves that unseen', async () => {
  const { IsMultiRegionTrail: _, ...silent } = trail
  const { resources } = await collectAll(cloudtrail, { ...answers, 'cloudtrail:DescribeTrails': { trailList: [silent] } })
  expect(resources[0]?.unseen).toHaveProperty('IsMultiRegionTrail')
})

test('a status that does not say whether it is logging is unseen', async () => {
  const { resources } = await collectAll(cloudtrail, { ...answers, 'cloudtrail:GetTrailStatus': {} })
  expect(resources[0]?.unseen).toHaveProperty('IsLogging')
})

test.each([denied, {}])('a list that is refused or missing is a gap', async (answer) => {
  expect((await collectAll(cloudtrail, { ...answers, 'cloudtrail:DescribeTrails': answer })).gaps).toMatchObject([
    { types: ['AWS::CloudTrail::Trail'] },
  ])
})

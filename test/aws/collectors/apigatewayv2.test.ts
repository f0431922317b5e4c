import { describe, expect, test } from 'vitest'
import { apigatewayv2 } from '#lib/aws/collectors/apigatewayv2.ts'
import { type Answers, awsError, collectAll, denied } from './fake-aws.ts'

const answers: Answers = {
  'apigateway:GetApis': { Items: [{ ApiId: 'h1', Name: 'web', ProtocolType: 'HTTP' }] },
  'apigateway:GetRoutes': { Items: [{ RouteKey: 'GET /a', AuthorizationType: 'JWT' }, { RouteKey: '$default' }] },
  'apigateway:GetStages': {
    Items: [{ StageName: '$default', AccessLogSettings: { DestinationArn: 'arn:log', Format: '{}' } }, { StageName: 'bare' }],
  },
}
const [apiType, stageType] = ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Stage']

describe('apigatewayv2', () => {
  test('APIs and stages under their CloudFormation names', async () => {
    const { resources, gaps, actions } = await collectAll(apigatewayv2, answers)
    expect(gaps).toEqual([])
    expect(resources).toMatchObject([
      {
        arn: 'arn:aws:apigateway:us-east-1::/apis/h1',
        type: apiType,
        configuration: { ProtocolType: 'HTTP' },
        observed: {
          Routes: [
            { RouteKey: 'GET /a', AuthorizationType: 'JWT' },
            { RouteKey: '$default', AuthorizationType: 'NONE' },
          ],
        },
      },
      {
        arn: 'arn:aws:apigateway:us-east-1::/apis/h1/stages/$default',
        type: stageType,
        configuration: { AccessLogSettings: { DestinationArn: 'arn:log' } },
      },
      { type: stageType, configuration: { StageName: 'bare', AccessLogSettings: null } },
    ])
    expect(actions.filter((action) => action === 'apigateway:GetApis')).toHaveLength(1)
  })

  test('second pages are read', async () => {
    const page = (item: object) => (_: unknown, times: number) => ({ Items: [item], ...(times === 0 ? { NextToken: 'n' } : {}) })
    const { resources } = await collectAll(apigatewayv2, {
      ...answers,
      'apigateway:GetApis': page({ ApiId: 'h1', Name: 'web', ProtocolType: 'HTTP' }),
      'apigateway:GetRoutes': ({ NextToken }: Readonly<Record<string, unknown>>) =>
        NextToken ? { Items: [{ RouteKey: 'b' }] } : { Items: [{ RouteKey: 'a' }], NextToken: 'r' },
    })
    expect(resources.filter(({ type }) => type === apiType)).toHaveLength(2)
    expect(resources[0]?.observed?.['Routes']).toHaveLength(2)
  })

  test.each([denied, {}])('a refused listing, or one that says nothing, is a gap on both types', async (answer) => {
    const { resources, gaps } = await collectAll(apigatewayv2, { 'apigateway:GetApis': answer })
    expect(resources).toEqual([])
    expect(gaps.map(({ types }) => types)).toEqual([[apiType], [stageType]])
  })

  test('refused routes are unseen, refused stages a gap', async () => {
    const { resources, gaps } = await collectAll(apigatewayv2, {
      ...answers,
      'apigateway:GetRoutes': denied,
      'apigateway:GetStages': denied,
    })
    expect(resources[0]?.unseen?.['Routes']).toMatch(/denied/)
    expect(gaps).toMatchObject([{ action: 'apigateway:GetStages', types: [stageType] }])
  })

  test('an API deleted meanwhile is left out', async () => {
    const gone = awsError('NotFoundException', 404)
    const away = { ...answers, 'apigateway:GetRoutes': gone, 'apigateway:GetStages': gone }
    expect(await collectAll(apigatewayv2, away)).toMatchObject({ resources: [], gaps: [] })
  })

  test('what nobody wants is not asked', async () => {
    const wants = (type: string, property?: string) => type === apiType && property === undefined
    expect((await collectAll(apigatewayv2, answers, { wants })).actions).toEqual(['apigateway:GetApis'])
  })
})

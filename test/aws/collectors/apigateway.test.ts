import { describe, expect, test } from 'vitest'
import { apigateway } from '#lib/aws/collectors/apigateway.ts'
import { type Answers, awsError, collectAll, denied } from './fake-aws.ts'

const api = { id: 'a1', name: 'orders', endpointConfiguration: { types: ['REGIONAL'] } }
const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"*\\/x"}]}'
const stage = {
  stageName: 'prod',
  methodSettings: {
    '*/*': { loggingLevel: 'ERROR', cachingEnabled: true, cacheDataEncrypted: false },
    '~1orders~1{id}/GET': { loggingLevel: 'OFF' },
  },
  accessLogSettings: { destinationArn: 'arn:log', format: '$context.requestId' },
  variables: { key: 'hush' },
  tracingEnabled: true,
  webAclArn: 'arn:acl',
}
const answers: Answers = {
  'apigateway:GetRestApis': { items: [api] },
  'apigateway:GetStages': { item: [stage] },
  'apigateway:GetDomainNames': { items: [{ domainName: 'api.example', securityPolicy: 'TLS_1_2' }] },
}
const types = ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage', 'AWS::ApiGateway::DomainName']

describe('apigateway', () => {
  test('APIs, stages and domains under their CloudFormation names', async () => {
    const { resources, gaps, actions } = await collectAll(apigateway, answers)
    expect(gaps).toEqual([])
    expect(resources).toMatchObject([
      {
        arn: 'arn:aws:apigateway:us-east-1::/restapis/a1',
        type: types[0],
        configuration: { Name: 'orders', EndpointConfiguration: { Types: ['REGIONAL'] }, Policy: null },
      },
      {
        arn: 'arn:aws:apigateway:us-east-1::/restapis/a1/stages/prod',
        type: types[1],
        configuration: {
          RestApiId: 'a1',
          AccessLogSetting: { DestinationArn: 'arn:log' },
          MethodSettings: [
            { ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'ERROR', CachingEnabled: true, CacheDataEncrypted: false },
            { ResourcePath: '/orders/{id}', HttpMethod: 'GET', LoggingLevel: 'OFF', CachingEnabled: false },
          ],
          CacheClusterEnabled: false,
          ClientCertificateId: null,
          TracingEnabled: true,
        },
        observed: { WebAclArn: 'arn:acl' },
      },
      { arn: 'arn:aws:apigateway:us-east-1::/domainnames/api.example', type: types[2], configuration: { SecurityPolicy: 'TLS_1_2' } },
    ])
    expect(actions.filter((action) => action === 'apigateway:GetRestApis')).toHaveLength(1)
    expect(JSON.stringify(resources)).not.toContain('hush')
  })

  test.each([
    ['plain', policy],
    ['escaped, as API Gateway gives it', JSON.stringify(policy).slice(1, -1)],
  ])('a policy, %s', async (_, text) => {
    const { resources } = await collectAll(apigateway, { ...answers, 'apigateway:GetRestApis': { items: [{ ...api, policy: text }] } })
    expect(resources[0]?.configuration['Policy']).toMatchObject({ Statement: [{ Principal: '*', Resource: '*/x' }] })
  })

  test('a policy that cannot be read is unseen', async () => {
    const { resources } = await collectAll(apigateway, { ...answers, 'apigateway:GetRestApis': { items: [{ ...api, policy: '{\\"a' }] } })
    expect(resources[0]?.unseen?.['Policy']).toMatch(/unreadable/)
  })

  test('a bare stage', async () => {
    const { resources } = await collectAll(apigateway, { ...answers, 'apigateway:GetStages': { item: [{ stageName: 's' }] } })
    expect(resources[1]).toMatchObject({ configuration: { AccessLogSetting: null, MethodSettings: [] }, observed: { WebAclArn: null } })
  })

  test('a second page is read', async () => {
    const page = (_: unknown, times: number) => ({ items: [{ ...api, id: `a${times}` }], ...(times === 0 ? { position: 'n' } : {}) })
    const { resources } = await collectAll(apigateway, { ...answers, 'apigateway:GetRestApis': page })
    expect(resources.map(({ type }) => types.indexOf(type))).toEqual([0, 0, 1, 1, 2])
  })

  test.each([denied, {}])('refused listings, or ones that say nothing, are gaps', async (answer) => {
    const { resources, gaps } = await collectAll(apigateway, { 'apigateway:GetRestApis': answer, 'apigateway:GetDomainNames': answer })
    expect(resources).toEqual([])
    expect(gaps.map((gap) => gap.types)).toEqual(types.map((type) => [type]))
  })

  test.each([denied, {}])('stages of an API that are refused are a gap on stages', async (answer) => {
    const { gaps } = await collectAll(apigateway, { ...answers, 'apigateway:GetStages': answer })
    expect(gaps).toMatchObject([{ action: 'apigateway:GetStages', types: ['AWS::ApiGateway::Stage'] }])
  })

  test('stages of an API that was deleted meanwhile are none', async () => {
    const { resources, gaps } = await collectAll(apigateway, { ...answers, 'apigateway:GetStages': awsError('NotFoundException', 404) })
    expect(gaps).toEqual([])
    expect(resources.map(({ type }) => type)).toEqual([types[0], types[2]])
  })

  test('what nobody wants is not asked', async () => {
    const { actions } = await collectAll(apigateway, answers, { wants: (type) => type === types[2] })
    expect(actions).toEqual(['apigateway:GetDomainNames'])
  })
})

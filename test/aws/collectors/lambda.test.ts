import { describe, expect, test } from 'vitest'
import { lambda } from '#lib/aws/collectors/lambda.ts'
import { type Answers, awsError, collectAll, denied } from './fake-aws.ts'

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:f'
const secret = 'kJ8#mQ2$vX9!pL4z'
const one = {
  FunctionArn: arn,
  FunctionName: 'f',
  Runtime: 'nodejs24.x',
  PackageType: 'Zip',
  Role: 'arn:role',
  Layers: [{ Arn: 'arn:layer:1', CodeSize: 3 }],
  VpcConfig: { SubnetIds: ['subnet-a'], SecurityGroupIds: ['sg-1'], VpcId: 'vpc-1' },
  Environment: { Variables: { DB_PASSWORD: secret, STAGE: 'prod' } },
}
const answers: Answers = {
  'lambda:ListFunctions': { Functions: [one] },
  'lambda:GetPolicy': { Policy: '{"Version":"2012-10-17","Statement":[]}' },
  'lambda:ListFunctionUrlConfigs': {
    FunctionUrlConfigs: [
      { FunctionArn: arn, FunctionUrl: 'https://u.lambda-url.example/', AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } },
      { FunctionArn: `${arn}:live`, FunctionUrl: 'https://v.lambda-url.example/', AuthType: 'AWS_IAM' },
    ],
  },
}
const functionType = 'AWS::Lambda::Function'
const urlType = 'AWS::Lambda::Url'

describe('lambda', () => {
  test('a function and its URLs, without the values of its variables', async () => {
    const { resources, gaps } = await collectAll(lambda, answers)
    expect(gaps).toEqual([])
    expect(resources).toMatchObject([
      {
        arn,
        type: functionType,
        configuration: {
          Runtime: 'nodejs24.x',
          VpcConfig: { SubnetIds: ['subnet-a'], SecurityGroupIds: ['sg-1'] },
          Layers: ['arn:layer:1'],
          KmsKeyArn: null,
          Policy: { Statement: [] },
          Environment: { Variables: { DB_PASSWORD: '(not kept)', STAGE: '(not kept)' } },
        },
        observed: { EnvironmentSecrets: [{ name: 'DB_PASSWORD', kind: 'password', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
      },
      { arn, type: urlType, configuration: { AuthType: 'NONE', Cors: { AllowOrigins: ['*'] }, Qualifier: null } },
      { arn: `${arn}:live`, type: urlType, configuration: { AuthType: 'AWS_IAM', Cors: null, Qualifier: 'live' } },
    ])
    expect(JSON.stringify(resources)).not.toContain(secret)
  })

  test('an image outside of a VPC, without variables and policy', async () => {
    const { resources } = await collectAll(lambda, {
      'lambda:ListFunctions': {
        Functions: [
          { FunctionArn: arn, FunctionName: 'f', PackageType: 'Image', VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: '' } },
        ],
      },
      'lambda:GetPolicy': awsError('ResourceNotFoundException', 404),
      'lambda:ListFunctionUrlConfigs': { FunctionUrlConfigs: [] },
    })
    expect(resources).toHaveLength(1)
    expect(resources[0]).toMatchObject({
      configuration: { Runtime: null, VpcConfig: null, Environment: null, Policy: null },
      observed: { EnvironmentSecrets: [] },
    })
  })

  test('variables that Lambda could not decrypt are unseen', async () => {
    const locked = { ...one, Environment: { Error: { ErrorCode: 'AccessDeniedException', Message: 'no' } } }
    const { resources } = await collectAll(lambda, { ...answers, 'lambda:ListFunctions': { Functions: [locked] } })
    expect(resources[0]?.unseen?.['EnvironmentSecrets']).toMatch(/AccessDeniedException/)
    expect(resources[0]?.unseen?.['Environment']).toMatch(/AccessDeniedException/)
  })

  test('a second page is read once, for functions and URLs', async () => {
    const page = (_: unknown, times: number) => ({ Functions: [one], ...(times === 0 ? { NextMarker: 'n' } : {}) })
    const { resources, actions } = await collectAll(lambda, { ...answers, 'lambda:ListFunctions': page })
    expect(resources.filter(({ type }) => type === functionType)).toHaveLength(2)
    expect(actions.filter((action) => action === 'lambda:ListFunctions')).toHaveLength(2)
  })

  test.each([denied, {}])('a refused listing, or one that says nothing, is a gap on both types', async (answer) => {
    const { resources, gaps } = await collectAll(lambda, { 'lambda:ListFunctions': answer })
    expect(resources).toEqual([])
    expect(gaps.map(({ types }) => types)).toEqual([[functionType], [urlType]])
  })

  test('a refused policy is unseen, refused URLs are a gap on URLs', async () => {
    const { resources, gaps } = await collectAll(lambda, {
      ...answers,
      'lambda:GetPolicy': denied,
      'lambda:ListFunctionUrlConfigs': denied,
    })
    expect(resources[0]?.unseen?.['Policy']).toMatch(/denied/)
    expect(gaps).toMatchObject([{ action: 'lambda:ListFunctionUrlConfigs', outcome: 'denied', types: [urlType] }])
  })

  test('a function deleted meanwhile has no URLs', async () => {
    const { resources, gaps } = await collectAll(lambda, {
      ...answers,
      'lambda:ListFunctionUrlConfigs': awsError('ResourceNotFoundException', 404),
    })
    expect(gaps).toEqual([])
    expect(resources.map(({ type }) => type)).toEqual([functionType])
  })

  test('an endpoint that does not know the list of URLs is asked for the one', async () => {
    const old = { ...answers, 'lambda:ListFunctionUrlConfigs': awsError('UnknownError', 404) }
    const url = { FunctionArn: arn, FunctionUrl: 'https://u.example/', AuthType: 'NONE' }
    expect((await collectAll(lambda, { ...old, 'lambda:GetFunctionUrlConfig': url })).resources[1]).toMatchObject({ type: urlType, arn })
    const none = await collectAll(lambda, { ...old, 'lambda:GetFunctionUrlConfig': awsError('ResourceNotFoundException', 404) })
    expect(none).toMatchObject({ resources: [{ type: functionType }], gaps: [] })
    const { gaps } = await collectAll(lambda, { ...old, 'lambda:GetFunctionUrlConfig': denied })
    expect(gaps).toMatchObject([{ action: 'lambda:GetFunctionUrlConfig', types: [urlType] }])
  })

  test('what nobody wants is not asked', async () => {
    const wants = (type: string, property?: string) => type === functionType && property !== 'Policy'
    expect((await collectAll(lambda, answers, { wants })).actions).toEqual(['lambda:ListFunctions'])
  })
})

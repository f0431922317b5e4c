// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of Fn::Sub are what is tested.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeploymentFacts } from '#lib/audit/template/environment.ts'
import { readTemplate } from '#lib/audit/template/read-template.ts'
import { Resolver } from '#lib/audit/template/resolver.ts'
import { absent, firstUnresolved, Unresolved } from '#lib/audit/template/unresolved.ts'

const template = {
  Parameters: {
    Env: { Type: 'String', Default: 'prod' },
    Key: { Type: 'String' },
    Size: { Type: 'Number', Default: 5 },
    Nets: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Ami: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/path' },
    Password: { Type: 'String', NoEcho: true, Default: 'made-up' },
    Secret: { Type: 'String', Default: '{{resolve:secretsmanager:x}}' },
  },
  Mappings: {
    ByRegion: { 'eu-west-1': { ami: 'ami-1', same: 's', list: ['x', 'y'] }, 'us-east-1': { ami: 'ami-2', same: 's', list: ['x', 'y'] } },
  },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] },
    IsTest: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    HasKey: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Key' }, ''] }] },
    InIreland: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
    FalseAnyway: { 'Fn::And': [{ Condition: 'IsTest' }, { Condition: 'HasKey' }] },
    TrueAnyway: { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'HasKey' }] },
    Undecided: { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'HasKey' }] },
    Loop: { 'Fn::Not': [{ Condition: 'Pool' }] },
    Pool: { Condition: 'Loop' },
    Odd: { 'Fn::Contains': [['a'], 'a'] },
  },
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'data-${Env}-${AWS::AccountId}' } } },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'orders' } },
    Queue: { Type: 'AWS::SQS::Queue' },
    Key1: { Type: 'AWS::KMS::Key' },
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupName: 'web' } },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/x' } },
    Secret1: { Type: 'AWS::SecretsManager::Secret' },
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
    Custom: { Type: 'Custom::Thing' },
    Nested: { Type: 'AWS::CloudFormation::Stack' },
    Ping: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'x${Pong}' } } },
    Pong: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'y${Ping}' } } },
  },
}

const resolverOf = (deployment: DeploymentFacts = {}) => new Resolver(readTemplate(JSON.stringify(template)), deployment)
const zeros = '000000000000'

describe('what can be resolved', () => {
  it.each<[unknown, unknown]>([
    [{ Ref: 'Env' }, 'prod'],
    [{ Ref: 'Size' }, '5'],
    [{ Ref: 'Nets' }, ['a', 'b', 'c']],
    [{ Ref: 'Bucket' }, 'Bucket'],
    [{ Ref: 'Named' }, `data-prod-${zeros}`],
    [{ Ref: 'Topic' }, `arn:aws:sns:template:${zeros}:orders`],
    [{ Ref: 'Queue' }, `https://sqs.template.amazonaws.com/${zeros}/Queue`],
    [{ Ref: 'Group' }, 'Group'],
    [{ 'Fn::GetAtt': ['Group', 'GroupId'] }, 'Group'],
    [{ Ref: 'Secret1' }, `arn:aws:secretsmanager:template:${zeros}:secret:Secret1`],
    [{ 'Fn::GetAtt': ['Key1', 'Arn'] }, `arn:aws:kms:template:${zeros}:key/Key1`],
    [{ 'Fn::GetAtt': 'Key1.KeyId' }, 'Key1'],
    [{ 'Fn::GetAtt': ['Logs', 'Arn'] }, `arn:aws:logs:template:${zeros}:log-group:/x:*`],
    [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, '10.0.0.0/16'],
    [{ 'Fn::GetAtt': ['Topic', 'TopicName'] }, 'orders'],
    [{ 'Fn::GetAtt': ['Bucket', 'DomainName'] }, 'Bucket.s3.amazonaws.com'],
    [{ Ref: 'Balancer' }, `arn:aws:elasticloadbalancing:template:${zeros}:loadbalancer/app/Balancer/0`],
    [{ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Named}/*' }, `arn:aws:s3:::data-prod-${zeros}/*`],
    [{ 'Fn::Sub': ['${A}-${Env}-${!Raw}', { A: { Ref: 'Size' } }] }, '5-prod-${Raw}'],
    [{ 'Fn::Sub': '${Bucket.Arn}' }, 'arn:aws:s3:::Bucket'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Env' }, 3, { Ref: 'AWS::NoValue' }]] }, 'a-prod-3'],
    [{ 'Fn::Join': [',', { Ref: 'Nets' }] }, 'a,b,c'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
    [{ 'Fn::Select': [0, ['known', { Ref: 'Key' }]] }, 'known'],
    [{ 'Fn::Base64': 'hi' }, 'aGk='],
    [{ 'Fn::If': ['IsProd', 'yes', { Ref: 'Key' }] }, 'yes'],
    [{ 'Fn::If': ['HasKey', 'same', { 'Fn::Sub': 'same' }] }, 'same'],
    [{ 'Fn::FindInMap': ['ByRegion', 'us-east-1', 'ami'] }, 'ami-2'],
    [{ 'Fn::FindInMap': ['ByRegion', { Ref: 'AWS::Region' }, 'same'] }, 's'],
    [{ 'Fn::FindInMap': ['ByRegion', { Ref: 'AWS::Region' }, 'list'] }, ['x', 'y']],
    [{ 'Fn::FindInMap': ['ByRegion', 'mars-1', 'ami', { DefaultValue: 'none' }] }, 'none'],
    [{ 'Fn::Length': { Ref: 'Nets' } }, 3],
    [{ 'Fn::ToJsonString': { a: { Ref: 'Env' } } }, '{"a":"prod"}'],
    [{ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
    [
      { Condition: 'IsProd', b: 1 },
      { Condition: 'IsProd', b: 1 },
    ],
  ])('%j is %j', (value, wanted) => {
    const resolved = resolverOf().resolve(value)
    expect(firstUnresolved(resolved)).toBeUndefined()
    expect(JSON.parse(JSON.stringify(resolved))).toEqual(wanted)
  })

  it('leaves out what has no value', () => {
    expect(resolverOf().resolve({ Ref: 'AWS::NoValue' })).toBe(absent)
  })

  it('uses what it is told of the deployment', () => {
    const resolver = resolverOf({
      account: '111122223333',
      region: 'cn-north-1',
      parameters: new Map([
        ['Key', 'k'],
        ['Env', 'test'],
      ]),
    })
    expect(resolver.resolve({ 'Fn::Sub': '${Key} ${Env} ${AWS::Region} ${AWS::AccountId} ${AWS::Partition} ${AWS::URLSuffix}' })).toBe(
      'k test cn-north-1 111122223333 aws-cn amazonaws.com.cn',
    )
    expect(resolver.condition('HasKey')).toBe(true)
    expect(resolver.condition('InIreland')).toBe(false)
    expect(resolver.resolve({ 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] })).toBe('Bucket.s3.cn-north-1.amazonaws.com')
  })
})

describe('what cannot be resolved says why', () => {
  it.each<[unknown, RegExp]>([
    [{ Ref: 'Key' }, /parameter Key has no default; give it with --parameter Key=VALUE/],
    [{ Ref: 'Ami' }, /Ami is read from SSM/],
    [{ Ref: 'Password' }, /not shown/],
    [{ Ref: 'Secret' }, /dynamic reference/],
    [{ Ref: 'Nobody' }, /nothing of this name/],
    [{ Ref: 'Custom' }, /only when it is deployed/],
    [{ 'Fn::GetAtt': ['Custom', 'Arn'] }, /only when it is deployed/],
    [{ 'Fn::GetAtt': ['Nested', 'Outputs.Key'] }, /only when it is deployed/],
    [{ 'Fn::GetAtt': ['Balancer', 'DNSName'] }, /Balancer.DNSName is known only/],
    [{ 'Fn::ImportValue': 'x' }, /another stack/],
    [{ 'Fn::GetAZs': '' }, /only when it is deployed/],
    [{ 'Fn::Transform': { Name: 'X' } }, /only when it is deployed/],
    ['{{resolve:ssm:x}}', /dynamic reference/],
    [{ 'Fn::Sub': 'a{{resolve:ssm:${Env}}}' }, /dynamic reference/],
    [{ 'Fn::Sub': '${Key}' }, /parameter Key/],
    [{ 'Fn::Join': ['', ['a', { Ref: 'Key' }]] }, /parameter Key/],
    [{ 'Fn::If': ['HasKey', 'a', 'b'] }, /condition HasKey, which cannot be decided: the parameter Key/],
    [{ 'Fn::If': ['InIreland', 'a', 'b'] }, /AWS::Region is not known/],
    [{ 'Fn::If': ['Nope', 'a', 'b'] }, /Nope is not declared/],
    [{ 'Fn::FindInMap': ['ByRegion', { Ref: 'AWS::Region' }, 'ami'] }, /AWS::Region is not known/],
    [{ 'Fn::FindInMap': ['Nope', 'a', 'b'] }, /finds nothing/],
    [{ 'Fn::Select': [7, ['a']] }, /has not what it takes/],
    [{ 'Fn::Join': 'x' }, /has not what it takes/],
    [{ 'Fn::Nothing': 1 }, /only when it is deployed/],
    [{ 'Fn::Transform': {}, Other: 1 }, /stands beside other properties/],
    [{ a: { 'Fn::If': ['HasKey', 1, { Ref: 'AWS::NoValue' }] } }, /HasKey/],
    [[{ 'Fn::If': ['HasKey', 1, { Ref: 'AWS::NoValue' }] }, 2], /HasKey/],
  ])('%j', (value, wanted) => {
    const resolved = resolverOf().resolve(value)
    expect(resolved).toBeInstanceOf(Unresolved)
    expect(firstUnresolved(resolved)?.reason).toMatch(wanted)
  })

  it('keeps apart what is known within it', () => {
    const resolved = resolverOf().resolve({ a: { Ref: 'Env' }, b: { Ref: 'Key' } }) as Record<string, unknown>
    expect(resolved['a']).toBe('prod')
    expect(resolved['b']).toBeInstanceOf(Unresolved)
  })
})

describe('conditions', () => {
  it.each<[string, unknown]>([
    ['IsProd', true],
    ['IsTest', false],
    ['FalseAnyway', false],
    ['TrueAnyway', true],
  ])('%s is %s', (name, wanted) => {
    expect(resolverOf().condition(name)).toBe(wanted)
  })

  it.each(['HasKey', 'Undecided', 'Loop', 'Pool', 'Odd', 'Nobody', '__proto__'])('%s cannot be decided', (name) => {
    expect(resolverOf().condition(name)).toBeInstanceOf(Unresolved)
  })
})

describe('circles and chains', () => {
  it('names that name each other come to an end, and always the same one', () => {
    const [one, two] = [resolverOf(), resolverOf()]
    expect(one.resolve({ Ref: 'Ping' })).toEqual(two.resolve({ Ref: 'Ping' }))
  })

  it('a long chain of names, attributes or conditions does not break the stack', () => {
    const count = 4_000
    const chain = {
      Conditions: Object.fromEntries(
        Array.from({ length: count }, (_, n) => [
          `C${n}`,
          n === count - 1 ? { 'Fn::Equals': [1, 1] } : { 'Fn::Not': [{ Condition: `C${n + 1}` }] },
        ]),
      ),
      Resources: Object.fromEntries(
        Array.from({ length: count }, (_, n) => [
          `R${n}`,
          {
            Type: 'AWS::EC2::VPC',
            Properties: { CidrBlock: { 'Fn::Sub': `\${R${n + 1}.CidrBlock}\${R${n + 1}.CidrBlock}` }, Name: { Ref: `R${n + 1}` } },
          },
        ]),
      ),
    }
    const resolver = new Resolver(readTemplate(JSON.stringify(chain)))
    expect(resolver.condition('C0')).toBeInstanceOf(Unresolved)
    expect(resolver.resolve({ 'Fn::GetAtt': ['R0', 'CidrBlock'] })).toBeInstanceOf(Unresolved)
    expect(resolver.resolve({ Ref: 'R0' })).toBe('R0')
  })

  it('texts that double themselves are given up', () => {
    const doubling = {
      Resources: Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [
          `R${n}`,
          {
            Type: 'AWS::EC2::VPC',
            Properties: { CidrBlock: n === 39 ? 'x'.repeat(100) : { 'Fn::Sub': `\${R${n + 1}.CidrBlock}\${R${n + 1}.CidrBlock}` } },
          },
        ]),
      ),
    }
    const resolved = new Resolver(readTemplate(JSON.stringify(doubling))).resolve({ 'Fn::GetAtt': ['R0', 'CidrBlock'] })
    expect(firstUnresolved(resolved)?.reason).toMatch(/more than 1000000 characters/)
  })

  it('never throws, whatever functions are given', () => {
    const name = fc.constantFrom(
      'Ref',
      'Fn::GetAtt',
      'Fn::Sub',
      'Fn::Join',
      'Fn::Select',
      'Fn::Split',
      'Fn::If',
      'Fn::FindInMap',
      'Fn::Base64',
      'Fn::Length',
      'Fn::ToJsonString',
      'Fn::Cidr',
      'Fn::ImportValue',
      'Condition',
      'Fn::Not',
      'plain',
    )
    const leaf = fc.oneof(
      fc.constantFrom<unknown>(
        'Key',
        'Env',
        'Nets',
        'Ping',
        'Vpc.CidrBlock',
        'HasKey',
        'Loop',
        'IsProd',
        'ByRegion',
        'AWS::NoValue',
        'AWS::Region',
        '${Key}',
        '${Ping}${Vpc.CidrBlock}',
        '__proto__',
        'constructor',
        '{{resolve:x}}',
        0,
        -1,
        1e99,
        true,
        null,
        '',
      ),
      fc.string({ maxLength: 5 }),
    )
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.tuple(name, tie('value')).map(([key, inner]) => ({ [key]: inner })),
        fc.dictionary(name, tie('value'), { maxKeys: 2 }),
      ),
    }))
    fc.assert(
      fc.property(value, (any) => {
        const parsed = readTemplate(JSON.stringify({ ...template, Conditions: { ...template.Conditions, Any: any } }))
        const resolver = new Resolver(parsed)
        resolver.resolve(any)
        resolver.condition('Any')
      }),
      { numRuns: 1_500 },
    )
  })
})

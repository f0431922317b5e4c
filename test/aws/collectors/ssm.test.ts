import { describe, expect, test } from 'vitest'
import { ssm } from '#lib/aws/collectors/ssm.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const instances = [
  {
    InstanceId: 'i-1',
    PingStatus: 'Online',
    PlatformType: 'Linux',
    PlatformName: 'Amazon Linux',
    PlatformVersion: '2023',
    AgentVersion: '3.3',
  },
  { InstanceId: 'mi-2', PingStatus: 'ConnectionLost' },
]
const answers: Answers = {
  'ssm:ListDocuments': { DocumentIdentifiers: [{ Name: 'd', DocumentType: 'Command' }] },
  'ssm:DescribeDocumentPermission': { AccountIds: ['all'] },
  'ssm:DescribeInstanceInformation': { InstanceInformationList: instances },
  'ssm:ListResourceComplianceSummaries': {
    ResourceComplianceSummaryItems: [
      {
        ComplianceType: 'Patch',
        ResourceId: 'i-1',
        Status: 'NON_COMPLIANT',
        OverallSeverity: 'CRITICAL',
        NonCompliantSummary: { NonCompliantCount: 4 },
      },
      { ComplianceType: 'Association', ResourceId: 'i-1', Status: 'COMPLIANT' },
    ],
  },
  'ssm:DescribeParameters': {
    Parameters: [
      { Name: '/shop/key', Type: 'SecureString', KeyId: 'alias/aws/ssm', Tier: 'Standard' },
      { Name: 'shared', Type: 'String', Tier: 'Advanced', ARN: `arn:aws:ssm:us-east-1:${account}:parameter/shared` },
    ],
  },
  'ssm:GetResourcePolicies': {
    Policies: [{ Policy: '{"Statement":[{"Effect":"Allow"}]}' }, { Policy: '{"Statement":{"Effect":"Deny"}}' }],
  },
  'ssm:DescribeInstancePatchStates': { InstancePatchStates: [{ InstanceId: 'i-1', MissingCount: 4, CriticalNonCompliantCount: 1 }] },
}
const machine = 'Keepwatch::SSM::ManagedInstance'
const only = (type: string, ...properties: readonly string[]) => ({
  wants: (wanted: string, property?: string) => wanted === type && (property === undefined || properties.includes(property)),
})

describe('ssm', () => {
  test('the account’s own documents, with whom they are shared', async () => {
    const { resources, actions } = await collectAll(ssm, answers, only('AWS::SSM::Document', 'SharedWith'))
    expect(resources).toMatchObject([
      {
        arn: `arn:aws:ssm:us-east-1:${account}:document/d`,
        configuration: { Name: 'd', DocumentType: 'Command' },
        observed: { SharedWith: ['all'] },
      },
    ])
    expect(actions).toEqual(['ssm:ListDocuments', 'ssm:DescribeDocumentPermission'])
  })

  test('machines with their compliance and patches', async () => {
    const { resources, actions } = await collectAll(ssm, answers, only(machine, 'PatchCompliance', 'AssociationCompliance', 'PatchState'))
    expect(resources).toMatchObject([
      {
        arn: `arn:aws:ec2:us-east-1:${account}:instance/i-1`,
        observed: {
          InstanceId: 'i-1',
          PingStatus: 'Online',
          PatchCompliance: { Status: 'NON_COMPLIANT', OverallSeverity: 'CRITICAL', NonCompliantCount: 4 },
          AssociationCompliance: { Status: 'COMPLIANT', NonCompliantCount: 0 },
          PatchState: { MissingCount: 4, FailedCount: 0, CriticalNonCompliantCount: 1 },
        },
      },
      {
        arn: `arn:aws:ssm:us-east-1:${account}:managed-instance/mi-2`,
        observed: { PingStatus: 'ConnectionLost', PatchCompliance: null, PatchState: null },
      },
    ])
    expect(actions).toHaveLength(3)
  })

  test('parameters: their names and keys, and with whom those of the advanced tier are shared', async () => {
    const { resources, actions } = await collectAll(ssm, answers, only('AWS::SSM::Parameter', 'ResourcePolicy'))
    expect(resources).toMatchObject([
      {
        arn: `arn:aws:ssm:us-east-1:${account}:parameter/shop/key`,
        configuration: { Name: '/shop/key', Type: 'SecureString' },
        observed: { KeyId: 'alias/aws/ssm', ResourcePolicy: null },
        unseen: { Tags: expect.stringContaining('not asked') },
      },
      { observed: { KeyId: null, ResourcePolicy: { Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] } } },
    ])
    expect(actions).toEqual(['ssm:DescribeParameters', 'ssm:GetResourcePolicies'])
    const none = await collectAll(
      ssm,
      { ...answers, 'ssm:GetResourcePolicies': { Policies: [] } },
      only('AWS::SSM::Parameter', 'ResourcePolicy'),
    )
    expect(none.resources[1]?.observed).toMatchObject({ ResourcePolicy: null })
    const odd = await collectAll(
      ssm,
      { ...answers, 'ssm:GetResourcePolicies': { Policies: [{ Policy: 'x' }] } },
      only('AWS::SSM::Parameter', 'ResourcePolicy'),
    )
    expect(odd.resources[1]?.unseen).toHaveProperty('ResourcePolicy')
  })

  test('nothing is asked that no check reads', async () => {
    const { resources, actions } = await collectAll(ssm, answers, only(machine))
    expect(actions).toEqual(['ssm:DescribeInstanceInformation'])
    expect(Object.keys(resources[0]?.unseen ?? {}).sort()).toEqual(
      expect.arrayContaining(['AssociationCompliance', 'PatchCompliance', 'PatchState']),
    )
  })

  test('refused details are unseen', async () => {
    const refused = {
      'ssm:DescribeDocumentPermission': denied,
      'ssm:ListResourceComplianceSummaries': denied,
      'ssm:DescribeInstancePatchStates': denied,
      'ssm:GetResourcePolicies': denied,
    }
    const { resources, gaps } = await collectAll(ssm, { ...answers, ...refused })
    expect(gaps).toEqual([])
    expect(resources[0]?.unseen?.['SharedWith']).toMatch(/denied/)
    for (const property of ['PatchCompliance', 'AssociationCompliance', 'PatchState'])
      expect(resources[1]?.unseen?.[property]).toMatch(/denied/)
    expect(resources.at(-1)?.unseen?.['ResourcePolicy']).toMatch(/denied/)
  })

  test('refused listings, and answers without a list, are gaps', async () => {
    for (const answer of [denied, {}]) {
      const { gaps } = await collectAll(ssm, {
        'ssm:ListDocuments': answer,
        'ssm:DescribeInstanceInformation': answer,
        'ssm:DescribeParameters': answer,
      })
      expect(gaps.map(({ types }) => types)).toEqual([['AWS::SSM::Document'], [machine], ['AWS::SSM::Parameter']])
    }
  })

  test('second pages are read; a document deleted meanwhile is dropped', async () => {
    const documents = (_: unknown, times: number) => ({
      DocumentIdentifiers: [{ Name: `d${times}` }],
      ...(times === 0 ? { NextToken: 'n' } : {}),
    })
    const shared = (_: unknown, times: number) => ({ AccountIds: [`${times}`], ...(times === 0 ? { NextToken: 'n' } : {}) })
    const { resources } = await collectAll(
      ssm,
      { ...answers, 'ssm:ListDocuments': documents, 'ssm:DescribeDocumentPermission': shared },
      only('AWS::SSM::Document', 'SharedWith'),
    )
    expect(resources.map(({ observed }) => observed)).toEqual([{ SharedWith: ['0', '1'] }, { SharedWith: ['2'] }])
    const gone = { ...answers, 'ssm:DescribeDocumentPermission': awsError('InvalidDocument') }
    expect(await collectAll(ssm, gone, only('AWS::SSM::Document', 'SharedWith'))).toMatchObject({ resources: [], gaps: [] })
  })
})

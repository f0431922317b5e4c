import { describe, expect, test } from 'vitest'
import { eks } from '#lib/aws/collectors/eks.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const cluster = {
  version: '1.34',
  tags: { team: 'a' },
  logging: {
    clusterLogging: [
      { enabled: true, types: ['audit'] },
      { enabled: false, types: ['api'] },
    ],
  },
  encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: 'arn:key' } }],
  resourcesVpcConfig: {
    endpointPublicAccess: true,
    endpointPrivateAccess: false,
    publicAccessCidrs: ['0.0.0.0/0'],
    clusterSecurityGroupId: 'sg-1',
  },
}
const answers: Answers = { 'eks:ListClusters': { clusters: ['c'] }, 'eks:DescribeCluster': { cluster } }

describe('eks', () => {
  test('a cluster under its CloudFormation names', async () => {
    expect((await collectAll(eks, answers)).resources).toMatchObject([
      {
        arn: `arn:aws:eks:us-east-1:${account}:cluster/c`,
        tags: { team: 'a' },
        configuration: {
          Name: 'c',
          Version: '1.34',
          Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'audit' }] } },
          EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: 'arn:key' } }],
          ResourcesVpcConfig: { EndpointPublicAccess: true, PublicAccessCidrs: ['0.0.0.0/0'], SecurityGroupIds: ['sg-1'] },
        },
      },
    ])
  })

  test('what the answer does not say is unseen, no encryption is a fact', async () => {
    const { resources } = await collectAll(eks, { ...answers, 'eks:DescribeCluster': { cluster: {} } })
    expect(Object.keys(resources[0]?.unseen ?? {}).sort()).toEqual(['Logging', 'ResourcesVpcConfig', 'Version'])
    expect(resources[0]?.configuration['EncryptionConfig']).toEqual([])
  })

  test('refused details are unseen, a refused listing is a gap', async () => {
    const { resources } = await collectAll(eks, { ...answers, 'eks:DescribeCluster': denied })
    expect(resources[0]?.unseen?.['Logging']).toMatch(/denied/)
    expect(resources[0]?.unseen?.['Tags']).toMatch(/denied/)
    for (const answer of [denied, {}])
      expect((await collectAll(eks, { 'eks:ListClusters': answer })).gaps).toMatchObject([
        { action: 'eks:ListClusters', types: ['AWS::EKS::Cluster'] },
      ])
  })

  test('a second page is read; a cluster deleted meanwhile is dropped', async () => {
    const page = (_: unknown, times: number) => ({ clusters: [`c${times}`], ...(times === 0 ? { nextToken: 'n' } : {}) })
    expect((await collectAll(eks, { ...answers, 'eks:ListClusters': page })).resources).toHaveLength(2)
    const gone = { ...answers, 'eks:DescribeCluster': awsError('ResourceNotFoundException') }
    expect(await collectAll(eks, gone)).toMatchObject({ resources: [], gaps: [] })
  })
})

import { describe, expect, test } from 'vitest'
import { ecs } from '#lib/aws/collectors/ecs.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const at = `arn:aws:ecs:us-east-1:${account}`
const cluster = `${at}:cluster/c`
const service = {
  serviceArn: `${at}:service/c/s`,
  serviceName: 's',
  clusterArn: cluster,
  status: 'ACTIVE',
  launchType: 'FARGATE',
  platformVersion: 'LATEST',
  platformFamily: 'Linux',
  taskDefinition: `${at}:task-definition/f:1`,
  networkConfiguration: { awsvpcConfiguration: { subnets: ['a'], assignPublicIp: 'ENABLED' } },
}
const secret = 'postgres://app:hunter2hunter2@db/app'
const taskDefinition = (revision: number) => ({
  taskDefinition: {
    taskDefinitionArn: `${at}:task-definition/f:${revision}`,
    family: 'f',
    revision,
    networkMode: 'awsvpc',
    containerDefinitions: [
      {
        name: 'app',
        image: 'i',
        command: ['--token', secret],
        environment: [{ name: 'DATABASE', value: secret }],
        logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': secret } },
      },
    ],
  },
})
const answers: Answers = {
  'ecs:ListClusters': { clusterArns: [cluster] },
  'ecs:DescribeClusters': {
    clusters: [
      { clusterArn: cluster, clusterName: 'c', status: 'ACTIVE', settings: [{ name: 'containerInsights', value: 'enabled' }] },
      { clusterArn: `${cluster}-old`, clusterName: 'old', status: 'INACTIVE' },
    ],
    failures: [],
  },
  'ecs:ListServices': { serviceArns: [service.serviceArn] },
  'ecs:DescribeServices': { services: [service], failures: [] },
  'ecs:ListTaskDefinitionFamilies': { families: ['f'] },
  'ecs:DescribeTaskDefinition': ({ taskDefinition: name }: Readonly<Record<string, unknown>>) => taskDefinition(name === 'f' ? 2 : 1),
}
const only = (...types: readonly string[]) => ({ wants: (wanted: string) => types.includes(wanted) })
const [clusters, services, tasks] = ['AWS::ECS::Cluster', 'AWS::ECS::Service', 'AWS::ECS::TaskDefinition']

describe('ecs', () => {
  test('clusters that are not deleted, with their settings', async () => {
    const { resources, actions } = await collectAll(ecs, answers, only(String(clusters)))
    expect(resources).toMatchObject([
      { arn: cluster, configuration: { ClusterName: 'c', ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] } },
    ])
    expect(actions).toEqual(['ecs:ListClusters', 'ecs:DescribeClusters'])
  })

  test('services, ten a call', async () => {
    const arns = Array.from({ length: 25 }, (_, index) => `${at}:service/c/${index}`)
    const described = ({ services: wanted }: Readonly<Record<string, unknown>>) => ({
      services: (wanted as readonly string[]).map((serviceArn) => ({ ...service, serviceArn })),
    })
    const many = { ...answers, 'ecs:ListServices': { serviceArns: arns }, 'ecs:DescribeServices': described }
    const { resources, actions } = await collectAll(ecs, many, only(String(services)))
    expect(resources).toHaveLength(25)
    expect(actions.filter((action) => action === 'ecs:DescribeServices')).toHaveLength(3)
    expect(resources[0]).toMatchObject({
      configuration: {
        LaunchType: 'FARGATE',
        PlatformVersion: 'LATEST',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['a'], AssignPublicIp: 'ENABLED' } },
      },
      observed: { PlatformFamily: 'Linux' },
    })
  })

  test('a service on capacity providers of Fargate runs on Fargate', async () => {
    const { launchType: _, ...rest } = service
    const spot = { ...rest, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] }
    const { resources } = await collectAll(ecs, { ...answers, 'ecs:DescribeServices': { services: [spot] } }, only(String(services)))
    expect(resources[0]?.configuration['LaunchType']).toBe('FARGATE')
  })

  test('task definitions: the latest of each family, and the older one that a service runs, each once', async () => {
    const { resources } = await collectAll(ecs, answers, only(String(tasks)))
    expect(resources.map(({ arn }) => arn)).toEqual([`${at}:task-definition/f:2`, `${at}:task-definition/f:1`])
    const latest = { ...answers, 'ecs:DescribeTaskDefinition': taskDefinition(1) }
    expect((await collectAll(ecs, latest)).resources.filter(({ type }) => type === tasks)).toHaveLength(1)
  })

  test('what services run is known from the first walk over them', async () => {
    const { actions } = await collectAll(ecs, answers, only(String(services), String(tasks)))
    expect(actions.filter((action) => action === 'ecs:DescribeServices')).toHaveLength(1)
    const resumed = await collectAll(ecs, answers, {
      ...only(String(services), String(tasks)),
      resume: { done: ['ecs:ListServices', 'ecs:ListTaskDefinitionFamilies'] },
    })
    expect(resumed.resources.map(({ arn }) => arn)).toEqual([`${at}:task-definition/f:1`])
  })

  test('values of variables, commands and options of logs are not kept', async () => {
    const { resources } = await collectAll(ecs, answers, only(String(tasks)))
    expect(JSON.stringify(resources)).not.toContain('hunter2')
    expect(resources[0]?.observed?.['EnvironmentSecrets']).toEqual([
      { Container: 'app', Name: 'DATABASE', Kind: 'url-password', Sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    expect(resources[0]?.configuration['ContainerDefinitions']).toEqual([
      {
        Name: 'app',
        Image: 'i',
        Essential: true,
        Privileged: false,
        ReadonlyRootFilesystem: false,
        LogConfiguration: { LogDriver: 'splunk' },
      },
    ])
  })

  test('refused listings are gaps of their types', async () => {
    const gapsOf = async (...actions: readonly string[]) =>
      (await collectAll(ecs, { ...answers, ...Object.fromEntries(actions.map((action) => [action, denied])) })).gaps.map(
        ({ action, types }) => [action, ...types],
      )
    expect(await gapsOf('ecs:DescribeClusters')).toEqual([['ecs:DescribeClusters', clusters]])
    expect(await gapsOf('ecs:ListTaskDefinitionFamilies')).toEqual([['ecs:ListTaskDefinitionFamilies', tasks]])
    expect(await gapsOf('ecs:ListServices')).toEqual([
      ['ecs:ListServices', services],
      ['ecs:DescribeTaskDefinition', tasks],
    ])
    expect(new Set((await gapsOf('ecs:DescribeTaskDefinition')).flat())).toEqual(new Set(['ecs:DescribeTaskDefinition', tasks]))
  })

  test('a description that failed for another reason than absence is a gap', async () => {
    const failures = [{ arn: cluster, reason: 'ACCESS_DENIED' }]
    const some = { ...answers, 'ecs:DescribeClusters': { clusters: [], failures } }
    expect((await collectAll(ecs, some, only(String(clusters)))).gaps).toHaveLength(1)
    const missing = { ...answers, 'ecs:DescribeClusters': { clusters: [], failures: [{ arn: cluster, reason: 'MISSING' }] } }
    expect(await collectAll(ecs, missing, only(String(clusters)))).toMatchObject({ gaps: [], resources: [] })
  })

  test('what was deleted meanwhile is dropped', async () => {
    const gone = Object.assign(new Error('Unable to describe task definition.'), {
      name: 'ClientException',
      $metadata: { httpStatusCode: 400 },
    })
    expect(await collectAll(ecs, { ...answers, 'ecs:DescribeTaskDefinition': gone }, only(String(tasks)))).toMatchObject({
      gaps: [],
      resources: [],
    })
    const noCluster = { ...answers, 'ecs:ListServices': awsError('ClusterNotFoundException') }
    expect(await collectAll(ecs, noCluster, only(String(services)))).toMatchObject({ gaps: [], resources: [] })
  })

  test('second pages are read', async () => {
    const page = (_: unknown, times: number) => ({ families: [`f${times}`], ...(times === 0 ? { nextToken: 'n' } : {}) })
    const { actions } = await collectAll(ecs, { ...answers, 'ecs:ListTaskDefinitionFamilies': page }, only(String(tasks)))
    expect(actions.filter((action) => action === 'ecs:ListTaskDefinitionFamilies')).toHaveLength(2)
  })
})

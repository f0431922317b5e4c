import { describe, expect, test } from 'vitest'
import { ecr } from '#lib/aws/collectors/ecr.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const arn = `arn:aws:ecr:us-east-1:${account}:repository/r`
const repository = {
  repositoryArn: arn,
  repositoryName: 'r',
  imageTagMutability: 'MUTABLE',
  imageScanningConfiguration: { scanOnPush: false },
  encryptionConfiguration: { encryptionType: 'AES256' },
}
const image = (digest: string, day: number, rest: object = {}) => ({
  imageDigest: digest,
  imagePushedAt: new Date(day * 86_400_000),
  ...rest,
})
const answers: Answers = {
  'ecr:DescribeRepositories': { repositories: [repository] },
  'ecr:GetRegistryScanningConfiguration': {
    scanningConfiguration: {
      scanType: 'BASIC',
      rules: [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] }],
    },
  },
  'ecr:GetLifecyclePolicy': awsError('LifecyclePolicyNotFoundException'),
  'ecr:GetRepositoryPolicy': awsError('RepositoryPolicyNotFoundException'),
  'ecr:DescribeImages': { imageDetails: [image('old', 1), image('new', 2, { imageTags: ['v2'] })] },
  'ecr:DescribeImageScanFindings': {
    imageScanStatus: { status: 'COMPLETE' },
    imageScanFindings: { imageScanCompletedAt: new Date(0), findingSeverityCounts: { CRITICAL: 2 }, findings: [{ name: 'CVE' }] },
  },
}

describe('ecr', () => {
  test('a repository under its CloudFormation names, with the rules of its registry and its latest image', async () => {
    expect((await collectAll(ecr, answers)).resources).toMatchObject([
      {
        arn,
        configuration: {
          RepositoryName: 'r',
          ImageTagMutability: 'MUTABLE',
          ImageScanningConfiguration: { ScanOnPush: false },
          LifecyclePolicy: null,
          RepositoryPolicyText: null,
        },
        observed: {
          RegistryScanning: { ScanType: 'BASIC', Rules: [{ ScanFrequency: 'SCAN_ON_PUSH', RepositoryFilters: ['*'] }] },
          LatestImage: { ImageDigest: 'new', ImageTags: ['v2'], ScanStatus: 'COMPLETE', FindingCounts: { CRITICAL: 2 } },
        },
      },
    ])
  })

  test('policies that there are', async () => {
    const policies = {
      ...answers,
      'ecr:GetLifecyclePolicy': { lifecyclePolicyText: '{"rules":[]}' },
      'ecr:GetRepositoryPolicy': { policyText: '{"Statement":[]}' },
    }
    expect((await collectAll(ecr, policies)).resources[0]?.configuration).toMatchObject({
      LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' },
      RepositoryPolicyText: { Statement: [] },
    })
  })

  test('signatures are no images; an image that was never scanned, and none at all', async () => {
    const latest = async (imageDetails: readonly object[], scan: unknown = awsError('ScanNotFoundException')) =>
      (await collectAll(ecr, { ...answers, 'ecr:DescribeImages': { imageDetails }, 'ecr:DescribeImageScanFindings': scan })).resources[0]
        ?.observed?.['LatestImage']
    const signature = image('signature', 9, { subjectManifestDigest: 'new' })
    const chart = image('chart', 9, { artifactMediaType: 'application/vnd.cncf.helm.config.v1+json' })
    const built = image('new', 2, { artifactMediaType: 'application/vnd.oci.image.config.v1+json' })
    expect(await latest([built, signature, chart])).toMatchObject({ ImageDigest: 'new', ScanStatus: null, FindingCounts: {} })
    expect(await latest([])).toBeNull()
  })

  test('the registry is asked once, and nothing that no check reads', async () => {
    const two = { ...answers, 'ecr:DescribeRepositories': { repositories: [repository, { ...repository, repositoryArn: `${arn}2` }] } }
    const { actions } = await collectAll(ecr, two)
    expect(actions.filter((action) => action === 'ecr:GetRegistryScanningConfiguration')).toHaveLength(1)
    expect((await collectAll(ecr, two, { wants: (_, property) => property === undefined })).actions).toEqual(['ecr:DescribeRepositories'])
  })

  test('refused details are unseen, a refused listing is a gap', async () => {
    const refused = {
      'ecr:GetRegistryScanningConfiguration': denied,
      'ecr:GetLifecyclePolicy': denied,
      'ecr:GetRepositoryPolicy': denied,
      'ecr:DescribeImages': denied,
    }
    const { resources, gaps } = await collectAll(ecr, { ...answers, ...refused })
    expect(gaps).toEqual([])
    const unseen = ['RegistryScanning', 'LifecyclePolicy', 'RepositoryPolicyText', 'LatestImage']
    for (const property of unseen) expect(resources[0]?.unseen?.[property]).toMatch(/denied/)
    for (const answer of [denied, {}])
      expect((await collectAll(ecr, { 'ecr:DescribeRepositories': answer })).gaps).toMatchObject([
        { action: 'ecr:DescribeRepositories', types: ['AWS::ECR::Repository'] },
      ])
  })

  test('a second page is read; a repository deleted meanwhile is dropped', async () => {
    const page = (_: unknown, times: number) => ({
      repositories: [{ ...repository, repositoryArn: `${arn}${times}` }],
      ...(times === 0 ? { nextToken: 'n' } : {}),
    })
    expect((await collectAll(ecr, { ...answers, 'ecr:DescribeRepositories': page })).resources).toHaveLength(2)
    const gone = { ...answers, 'ecr:GetLifecyclePolicy': awsError('RepositoryNotFoundException') }
    expect(await collectAll(ecr, gone)).toMatchObject({ resources: [], gaps: [] })
  })
})

import { expect, test } from 'vitest'
import { inspector2 } from '#lib/aws/collectors/inspector2.ts'
import { type Answers, account, collectAll, denied } from './fake-aws.ts'

const accountType = 'Keepwatch::Inspector2::Account'
const findingType = 'Keepwatch::Inspector2::Finding'
const cve = (id: string) => ({ type: 'PACKAGE_VULNERABILITY', packageVulnerabilityDetails: { vulnerabilityId: id } })
const on = (...resources: readonly { readonly id: string; readonly type: string }[]) => ({ resources })
const instance = { id: 'i-1', type: 'AWS_EC2_INSTANCE' }
const image = { id: `arn:aws:ecr:us-east-1:${account}:repository/app/sha256:1`, type: 'AWS_ECR_CONTAINER_IMAGE' }
const findings = [
  {
    ...cve('CVE-2026-1'),
    ...on(instance),
    severity: 'CRITICAL',
    fixAvailable: 'YES',
    exploitAvailable: 'YES',
    firstObservedAt: new Date('2026-10-02T00:00:00Z'),
  },
  { ...cve('CVE-2026-2'), ...on(instance, image), severity: 'HIGH', fixAvailable: 'NO', firstObservedAt: new Date('2026-10-01T00:00:00Z') },
  { type: 'NETWORK_REACHABILITY', ...on(instance), severity: 'MEDIUM', firstObservedAt: new Date('2025-01-01T00:00:00Z') },
]
const answers: Answers = {
  'inspector2:BatchGetAccountStatus': {
    accounts: [
      { accountId: account, state: { status: 'ENABLED' }, resourceState: { ec2: { status: 'ENABLED' }, ecr: { status: 'DISABLED' } } },
    ],
  },
  'inspector2:ListFindings': { findings },
}

test('the account, and what was found summed up for each thing', async () => {
  const { resources, gaps } = await collectAll(inspector2, answers)
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([
    { type: accountType, observed: { Status: 'ENABLED', Scans: { ec2: 'ENABLED', ecr: 'DISABLED' } } },
    {
      type: findingType,
      arn: `arn:aws:ec2:us-east-1:${account}:instance/i-1`,
      observed: {
        ResourceType: 'AWS_EC2_INSTANCE',
        ResourceId: 'i-1',
        Counts: { Medium: 1, High: 1, Critical: 1 },
        SevereFixable: 1,
        Exploitable: 1,
        NetworkReachable: 1,
        TopVulnerabilities: ['CVE-2026-1', 'CVE-2026-2'],
        OldestSevere: '2026-10-01T00:00:00.000Z',
      },
    },
    { type: findingType, arn: image.id, observed: { Counts: { Medium: 0, High: 1, Critical: 0 }, SevereFixable: 0 } },
  ])
})

test('findings of all pages are summed up', async () => {
  const list = (input: { nextToken?: string }) =>
    input.nextToken ? { findings: findings.slice(1) } : { findings: findings.slice(0, 1), nextToken: 'n' }
  const { resources } = await collectAll(inspector2, { ...answers, 'inspector2:ListFindings': list })
  expect(resources[1]?.observed).toMatchObject({ Counts: { Medium: 1, High: 1, Critical: 1 } })
})

test('more findings than are read: the gravest are kept, the rest is a gap', async () => {
  const page = Array.from({ length: 10_000 }, () => findings[0])
  const list = (_: unknown, times: number) => ({ findings: page, nextToken: `t${times}` })
  const { resources, gaps, actions } = await collectAll(inspector2, { ...answers, 'inspector2:ListFindings': list })
  expect(resources[1]?.observed).toMatchObject({ Counts: { Critical: 50_000 } })
  expect(gaps).toMatchObject([{ action: 'inspector2:ListFindings', types: [findingType], reason: expect.stringContaining('50000') }])
  expect(actions.length).toBeLessThan(10)
})

test.each([
  ['inspector2:BatchGetAccountStatus', accountType],
  ['inspector2:ListFindings', findingType],
])('%s refused or empty is a gap', async (action, type) => {
  for (const answer of [denied, {}]) {
    const { resources, gaps } = await collectAll(inspector2, { ...answers, [action]: answer })
    expect(gaps).toMatchObject([{ action, types: [type] }])
    expect(resources.map((one) => one.type)).not.toContain(type)
  }
})

test('what nobody wants is not asked', async () => {
  const { actions } = await collectAll(inspector2, answers, { wants: (type) => type === accountType })
  expect(actions).toEqual(['inspector2:BatchGetAccountStatus'])
})

test('a refusal midway keeps what was read, and tells the rest as a gap', async () => {
  const list = (input: { nextToken?: string }) => (input.nextToken ? denied : { findings, nextToken: 'n' })
  const { resources, gaps } = await collectAll(inspector2, { ...answers, 'inspector2:ListFindings': list })
  expect(resources).toHaveLength(3)
  expect(gaps).toMatchObject([{ action: 'inspector2:ListFindings', outcome: 'denied', types: [findingType] }])
})

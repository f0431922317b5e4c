import { expect, test } from 'vitest'
import { organizations } from '#lib/aws/collectors/organizations.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const arn = (rest: string): string => `arn:aws:organizations::${account}:${rest}`
const organization = { Id: 'o-1', Arn: arn('organization/o-1'), FeatureSet: 'ALL', MasterAccountId: account }
const scp = {
  Id: 'p-1',
  Arn: arn('policy/o-1/service_control_policy/p-1'),
  Name: 'limits',
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: false,
}
const tags = { Id: 'p-2', Arn: arn('policy/o-1/tag_policy/p-2'), Name: 'tags', Type: 'TAG_POLICY', AwsManaged: false }
const content = { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } }

const good: Answers = {
  'organizations:DescribeOrganization': { Organization: organization },
  'organizations:ListRoots': {
    Roots: [
      {
        Id: 'r-1',
        Name: 'Root',
        PolicyTypes: [
          { Type: 'TAG_POLICY', Status: 'ENABLED' },
          { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
          { Type: 'BACKUP_POLICY', Status: 'PENDING_DISABLE' },
        ],
      },
    ],
  },
  'organizations:ListOrganizationalUnitsForParent': ({ ParentId: parent, NextToken: token }: { ParentId?: string; NextToken?: string }) => {
    if (parent === 'r-1' && token === undefined)
      return { OrganizationalUnits: [{ Id: 'ou-1', Arn: arn('ou/o-1/ou-1'), Name: 'prod' }], NextToken: 'two' }
    if (parent === 'r-1') return { OrganizationalUnits: [{ Id: 'ou-2', Arn: arn('ou/o-1/ou-2'), Name: 'test' }] }
    if (parent === 'ou-1') return { OrganizationalUnits: [{ Id: 'ou-3', Arn: arn('ou/o-1/ou-3'), Name: 'shop' }] }
    return { OrganizationalUnits: [] }
  },
  'organizations:ListAccounts': ({ NextToken: token }: { NextToken?: string }) =>
    token === undefined
      ? {
          Accounts: [
            { Id: account, Arn: arn(`account/o-1/${account}`), Name: 'main', Email: 'a@example.com', State: 'ACTIVE', Paths: ['o-1/r-1/'] },
          ],
          NextToken: 'two',
        }
      : { Accounts: [{ Id: '444455556666', Arn: arn('account/o-1/444455556666'), Name: 'shop', Status: 'SUSPENDED' }] },
  'organizations:ListPolicies': ({ Filter: filter, NextToken: token }: { Filter?: string; NextToken?: string }) => {
    if (filter === 'TAG_POLICY') return { Policies: [tags] }
    return token === undefined
      ? { Policies: [scp], NextToken: 'a:b' }
      : { Policies: [{ ...scp, Id: 'p-3', Arn: `${scp.Arn}3`, AwsManaged: true }] }
  },
  'organizations:DescribePolicy': { Policy: { Content: JSON.stringify(content) } },
  'organizations:ListTargetsForPolicy': ({ NextToken: token }: { NextToken?: string }) =>
    token === undefined ? { Targets: [{ TargetId: 'r-1' }], NextToken: 'two' } : { Targets: [{ TargetId: 'ou-1' }] },
  'organizations:DescribeResourcePolicy': {
    ResourcePolicy: { ResourcePolicySummary: { Id: 'rp-1', Arn: arn('resourcepolicy/o-1/rp-1') }, Content: JSON.stringify(content) },
  },
  'organizations:ListDelegatedAdministrators': { DelegatedAdministrators: [{ Id: '444455556666', Name: 'shop' }] },
  'organizations:ListDelegatedServicesForAccount': {
    DelegatedServices: [{ ServicePrincipal: 'guardduty.amazonaws.com' }, { ServicePrincipal: 'config.amazonaws.com' }],
  },
  'organizations:ListAWSServiceAccessForOrganization': { EnabledServicePrincipals: [{ ServicePrincipal: 'iam.amazonaws.com' }] },
}
const managed = ['Organization', 'Account', 'OrganizationalUnit', 'Policy', 'ResourcePolicy'].map((name) => `AWS::Organizations::${name}`)

test('the management account sees the whole organisation', async () => {
  const { resources, gaps } = await collectAll(organizations, good)
  expect(gaps).toEqual([])
  expect(resources.map(({ type, arn: name }) => [type.split('::')[2], name.split('/').at(-1)])).toEqual([
    ['Membership', arn('membership')],
    ['Organization', 'o-1'],
    ['OrganizationalUnit', 'ou-1'],
    ['OrganizationalUnit', 'ou-2'],
    ['OrganizationalUnit', 'ou-3'],
    ['Account', account],
    ['Account', '444455556666'],
    ['Policy', 'p-1'],
    ['Policy', 'p-13'],
    ['Policy', 'p-2'],
    ['ResourcePolicy', 'rp-1'],
  ])
  const [membership, whole, , , unit, main, shop, policy, , , delegation] = resources
  expect(membership?.observed).toEqual({
    Organization: { Id: 'o-1', FeatureSet: 'ALL', ManagementAccountId: account },
    IsManagementAccount: true,
    DelegatedAdministrators: [{ Id: '444455556666', Name: 'shop', Services: ['config.amazonaws.com', 'guardduty.amazonaws.com'] }],
    TrustedServices: ['iam.amazonaws.com'],
  })
  expect(whole?.observed).toMatchObject({ Roots: [{ Id: 'r-1', PolicyTypes: ['SERVICE_CONTROL_POLICY', 'TAG_POLICY'] }] })
  expect(unit).toMatchObject({ configuration: { Name: 'shop', ParentId: 'ou-1' }, observed: { Id: 'ou-3' } })
  expect(main).toMatchObject({
    configuration: { AccountName: 'main' },
    observed: { AccountId: account, State: 'ACTIVE', Paths: ['o-1/r-1/'] },
  })
  expect(shop).toMatchObject({ observed: { State: 'SUSPENDED' }, unseen: { Paths: 'the answer does not say' } })
  expect(JSON.stringify(resources)).not.toContain('a@example.com')
  expect(policy).toMatchObject({
    configuration: { Type: 'SERVICE_CONTROL_POLICY', Content: content, TargetIds: ['ou-1', 'r-1'] },
    observed: { AwsManaged: false },
  })
  expect(delegation?.configuration).toEqual({ Content: content })
})

test('no organisation is a fact: nothing else is asked, and nothing is missing', async () => {
  const { resources, gaps, actions } = await collectAll(organizations, {
    'organizations:DescribeOrganization': awsError('AWSOrganizationsNotInUseException'),
  })
  expect(actions).toEqual(['organizations:DescribeOrganization'])
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([
    { type: 'Keepwatch::Organizations::Membership', observed: { Organization: null, IsManagementAccount: false, TrustedServices: null } },
  ])
})

test('a member sees whom it belongs to; what it is refused is a gap, asked once', async () => {
  const { resources, gaps, actions } = await collectAll(organizations, {
    'organizations:DescribeOrganization': { Organization: { ...organization, MasterAccountId: '999988887777' } },
    'organizations:ListRoots': awsError('AccessDeniedException', 400),
  })
  expect(actions).toEqual(['organizations:DescribeOrganization', 'organizations:ListRoots'])
  expect(resources).toMatchObject([
    { observed: { Organization: { ManagementAccountId: '999988887777' }, IsManagementAccount: false, DelegatedAdministrators: null } },
  ])
  expect(gaps).toMatchObject([{ action: 'organizations:ListRoots', outcome: 'denied', types: managed }])
})

test('where not even the membership may be read, nothing is said of either', async () => {
  const { resources, gaps } = await collectAll(organizations, { 'organizations:DescribeOrganization': denied })
  expect(resources[0]?.unseen).toMatchObject({
    Organization: expect.stringContaining('denied'),
    IsManagementAccount: expect.stringContaining('denied'),
  })
  expect(resources[0]?.unseen).toHaveProperty('DelegatedAdministrators')
  expect(gaps).toMatchObject([{ action: 'organizations:DescribeOrganization', types: managed }])
})

test.each([
  ['organizations:ListOrganizationalUnitsForParent', 'AWS::Organizations::OrganizationalUnit'],
  ['organizations:ListAccounts', 'AWS::Organizations::Account'],
  ['organizations:ListPolicies', 'AWS::Organizations::Policy'],
  ['organizations:DescribeResourcePolicy', 'AWS::Organizations::ResourcePolicy'],
])('%s refused, or answered with nothing, is a gap on %s alone', async (action, type) => {
  for (const answer of [denied, {}]) {
    const { gaps } = await collectAll(organizations, { ...good, [action]: answer })
    expect(gaps).toMatchObject([{ action, types: [type] }])
  }
})

test('no delegation policy is a fact', async () => {
  const { resources, gaps } = await collectAll(organizations, {
    ...good,
    'organizations:DescribeResourcePolicy': awsError('ResourcePolicyNotFoundException'),
  })
  expect(gaps).toEqual([])
  expect(resources.map(({ type }) => type)).not.toContain('AWS::Organizations::ResourcePolicy')
})

test('a refused detail is unseen; a policy that is gone is left out', async () => {
  const refused = await collectAll(organizations, {
    ...good,
    'organizations:DescribePolicy': denied,
    'organizations:ListTargetsForPolicy': denied,
  })
  const policy = refused.resources.find(({ type }) => type === 'AWS::Organizations::Policy')
  expect(policy?.unseen).toMatchObject({ Content: expect.stringContaining('denied'), TargetIds: expect.stringContaining('denied') })
  const gone = await collectAll(organizations, { ...good, 'organizations:DescribePolicy': awsError('PolicyNotFoundException') })
  expect(gone.resources.map(({ type }) => type)).not.toContain('AWS::Organizations::Policy')
  expect(gone.gaps).toEqual([])
  const delegates = await collectAll(organizations, { ...good, 'organizations:ListDelegatedServicesForAccount': denied })
  expect(delegates.resources[0]?.unseen).toHaveProperty('DelegatedAdministrators')
})

test('a tree that comes back to itself ends in a gap', async () => {
  const { gaps } = await collectAll(organizations, {
    ...good,
    'organizations:ListOrganizationalUnitsForParent': { OrganizationalUnits: [{ Id: 'ou-1', Arn: arn('ou/o-1/ou-1') }] },
  })
  expect(gaps).toMatchObject([{ reason: expect.stringContaining('ou-1'), types: ['AWS::Organizations::OrganizationalUnit'] }])
})

test('a listing of policies is taken up where it stopped, in the kind where it stopped', async () => {
  const { resources, actions } = await collectAll(organizations, good, {
    wants: (type) => type === 'AWS::Organizations::Policy',
    resume: { done: [], listing: 'organizations:ListPolicies', token: 'SERVICE_CONTROL_POLICY:a:b' },
  })
  expect(resources.map(({ observed }) => observed?.['Id'])).toEqual(['p-3', 'p-2'])
  expect(actions.filter((action) => action === 'organizations:ListPolicies')).toHaveLength(2)
})

test('what nobody wants is not asked for', async () => {
  expect((await collectAll(organizations, good, { wants: () => false })).actions).toEqual([])
  const membership = await collectAll(organizations, good, {
    wants: (type, property) => type === 'Keepwatch::Organizations::Membership' && (property ?? 'Organization') === 'Organization',
  })
  expect(membership.actions).toEqual(['organizations:DescribeOrganization'])
  const names = await collectAll(organizations, good, {
    wants: (type, property) => type === 'AWS::Organizations::Policy' && property === undefined,
  })
  expect(new Set(names.actions)).toEqual(
    new Set(['organizations:DescribeOrganization', 'organizations:ListRoots', 'organizations:ListPolicies']),
  )
})

import { expect, test } from 'vitest'
import { iamCollector } from '#lib/aws/collectors/iam.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const iam = iamCollector(async () => undefined)
const document = (value: unknown): string => encodeURIComponent(JSON.stringify(value))
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { StringLike: { a: 'ü%' } } }],
}

const report = [
  'user,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date',
  'ann,true,no_information,true,true,N/A,N/A,s3,false,N/A,N/A',
].join('\n')

const good: Answers = {
  'iam:GenerateCredentialReport': { State: 'COMPLETE' },
  'iam:GetCredentialReport': { Content: Buffer.from(report) },
  'iam:GetAccountSummary': { SummaryMap: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 } },
  'iam:GetAccountPasswordPolicy': { PasswordPolicy: { MinimumPasswordLength: 14 } },
  'iam:ListOrganizationsFeatures': { OrganizationId: 'o-abcdef1234', EnabledFeatures: ['RootSessions', 'RootCredentialsManagement'] },
  'iam:ListVirtualMFADevices': {
    IsTruncated: false,
    VirtualMFADevices: [
      { SerialNumber: `arn:aws:iam::${account}:mfa/phone`, User: { Arn: `arn:aws:iam::${account}:user/ann` } },
      { SerialNumber: `arn:aws:iam::${account}:mfa/root`, User: { Arn: `arn:aws:iam::${account}:root` } },
    ],
  },
  'iam:ListPolicies': {
    IsTruncated: false,
    Policies: [
      {
        PolicyName: 'Attached',
        Arn: 'arn:aws:iam::aws:policy/Attached',
        Path: '/',
        AttachmentCount: 2,
        DefaultVersionId: 'v3',
        PolicyId: 'P',
      },
    ],
  },
  'iam:GetPolicyVersion': { PolicyVersion: { VersionId: 'v3', Document: document(policy) } },
  'iam:ListInstanceProfiles': (input: { Marker?: string }) =>
    input.Marker === undefined
      ? {
          IsTruncated: true,
          Marker: 'two',
          InstanceProfiles: [
            { InstanceProfileName: 'web', Path: '/', Arn: `arn:aws:iam::${account}:instance-profile/web`, Roles: [{ RoleName: 'r' }] },
          ],
        }
      : {
          IsTruncated: false,
          InstanceProfiles: [{ InstanceProfileName: 'bare', Path: '/', Arn: `arn:aws:iam::${account}:instance-profile/bare`, Roles: [] }],
        },
  'iam:ListServerCertificates': {
    ServerCertificateMetadataList: [
      {
        ServerCertificateName: 'tls',
        Path: '/',
        Arn: `arn:aws:iam::${account}:server-certificate/tls`,
        Expiration: new Date('2027-01-01T00:00:00Z'),
      },
    ],
  },
  'iam:ListSAMLProviders': { SAMLProviderList: [{ Arn: `arn:aws:iam::${account}:saml-provider/directory` }] },
  'iam:ListOpenIDConnectProviders': {
    OpenIDConnectProviderList: [{ Arn: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` }],
  },
  'iam:GetAccountAuthorizationDetails': (input: { Marker?: string }) =>
    input.Marker === undefined
      ? {
          IsTruncated: true,
          Marker: 'two',
          UserDetailList: [
            {
              UserName: 'ann',
              Arn: `arn:aws:iam::${account}:user/ann`,
              Path: '/',
              UserPolicyList: [{ PolicyName: 'inline', PolicyDocument: document(policy) }],
              Tags: [{ Key: 'team', Value: 'a' }],
            },
          ],
        }
      : {
          IsTruncated: false,
          UserDetailList: [
            {
              UserName: 'bob',
              Arn: `arn:aws:iam::${account}:user/bob`,
              UserPolicyList: [{ PolicyName: 'odd', PolicyDocument: '%7Bnot json' }],
            },
          ],
          GroupDetailList: [{ GroupName: 'g', Arn: `arn:aws:iam::${account}:group/g` }],
          RoleDetailList: [{ RoleName: 'r', Arn: `arn:aws:iam::${account}:role/r`, AssumeRolePolicyDocument: document(policy) }],
          Policies: [
            {
              PolicyName: 'own',
              Arn: `arn:aws:iam::${account}:policy/own`,
              AttachmentCount: 0,
              PolicyVersionList: [
                { VersionId: 'v1', IsDefaultVersion: false, Document: document({ Statement: [] }) },
                { VersionId: 'v2', IsDefaultVersion: true, Document: document(policy) },
              ],
            },
            // An emulator that knows no filter gives these too.
            { PolicyName: 'Unused', Arn: 'arn:aws:iam::aws:policy/Unused', AttachmentCount: 0 },
          ],
        },
}

const byName = (resources: Awaited<ReturnType<typeof collectAll>>['resources'], name: string) => {
  const found = resources.find((resource) => resource.arn.endsWith(name))
  if (!found) throw new Error(`no ${name} among ${resources.map(({ arn }) => arn).join(', ')}`)
  return found
}

test('everything in a handful of calls, over two pages', async () => {
  const { resources, gaps, actions } = await collectAll(iam, good)
  expect(gaps).toEqual([])
  expect(actions).toHaveLength(15)
  expect(resources.map(({ type, arn }) => [type, arn.replace(`arn:aws:iam::${account}`, '')])).toEqual([
    ['AWS::IAM::User', ':user/ann'],
    ['AWS::IAM::User', ':user/bob'],
    ['AWS::IAM::Group', ':group/g'],
    ['AWS::IAM::Role', ':role/r'],
    ['AWS::IAM::ManagedPolicy', ':policy/own'],
    ['AWS::IAM::ManagedPolicy', 'arn:aws:iam::aws:policy/Attached'],
    ['AWS::IAM::InstanceProfile', ':instance-profile/web'],
    ['AWS::IAM::InstanceProfile', ':instance-profile/bare'],
    ['AWS::IAM::ServerCertificate', ':server-certificate/tls'],
    ['AWS::IAM::SAMLProvider', ':saml-provider/directory'],
    ['AWS::IAM::OIDCProvider', ':oidc-provider/token.actions.githubusercontent.com'],
    ['AWS::::Account', ':root'],
  ])
  expect(resources.every(({ region }) => region === 'global')).toBe(true)
})

test('documents are decoded, the policy version in force is the one read, the report row stands with its user', async () => {
  const { resources } = await collectAll(iam, good)
  expect(byName(resources, 'user/ann')).toMatchObject({
    tags: { team: 'a' },
    configuration: { UserName: 'ann', Policies: [{ PolicyName: 'inline', PolicyDocument: policy }] },
    observed: {
      CredentialReport: { passwordEnabled: true, mfaActive: true, accessKeys: [{ lastUsedService: 's3' }, { lastUsedService: null }] },
      VirtualMfaDevices: [`arn:aws:iam::${account}:mfa/phone`],
    },
  })
  expect(byName(resources, 'policy/own').configuration['PolicyDocument']).toEqual(policy)
  expect(byName(resources, 'role/r').configuration['AssumeRolePolicyDocument']).toEqual(policy)
  expect(byName(resources, ':root')).toMatchObject({
    configuration: { PasswordPolicy: { MinimumPasswordLength: 14 } },
    observed: {
      Summary: { AccountMFAEnabled: 1 },
      RootVirtualMfaDevices: [`arn:aws:iam::${account}:mfa/root`],
      OrganizationsFeatures: { State: 'answered', EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'] },
    },
    unseen: { RootCredentialReport: expect.stringContaining('no row of <root_account>') },
  })
})

test('what cannot be read is unseen: a document that is no JSON, a version that is missing, a user newer than the report', async () => {
  const { resources } = await collectAll(iam, good)
  const bob = byName(resources, 'user/bob')
  expect(bob.unseen).toMatchObject({
    Policies: expect.stringContaining('unreadable'),
    CredentialReport: expect.stringContaining('no row of bob'),
  })
  expect(bob.configuration).not.toHaveProperty('Policies')
})

test('no password policy is a fact; a refused one is unseen', async () => {
  const none = await collectAll(iam, { ...good, 'iam:GetAccountPasswordPolicy': awsError('NoSuchEntityException', 404) })
  expect(byName(none.resources, ':root').configuration).toEqual({ PasswordPolicy: null })
  const refused = await collectAll(iam, { ...good, 'iam:GetAccountPasswordPolicy': denied })
  expect(byName(refused.resources, ':root').unseen).toHaveProperty(
    'PasswordPolicy',
    expect.stringMatching(/iam:GetAccountPasswordPolicy denied/),
  )
  const page = await collectAll(iam, { ...good, 'iam:GetAccountPasswordPolicy': awsError('Error', 404) })
  expect(byName(page.resources, ':root').unseen).toHaveProperty('PasswordPolicy')
})

test('a refused listing is a gap with the types it would have listed; the rest is still told', async () => {
  const { resources, gaps } = await collectAll(iam, { ...good, 'iam:GetAccountAuthorizationDetails': denied })
  expect(resources.map(({ type }) => type)).not.toContain('AWS::IAM::User')
  expect(resources.map(({ type }) => type)).toContain('AWS::::Account')
  expect(gaps).toEqual([
    {
      action: 'iam:GetAccountAuthorizationDetails',
      outcome: 'denied',
      reason: expect.stringContaining('AccessDenied'),
      types: ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'],
    },
  ])
})

test.each([
  ['iam:ListPolicies', 'AWS::IAM::ManagedPolicy'],
  ['iam:ListInstanceProfiles', 'AWS::IAM::InstanceProfile'],
  ['iam:ListServerCertificates', 'AWS::IAM::ServerCertificate'],
  ['iam:ListSAMLProviders', 'AWS::IAM::SAMLProvider'],
  ['iam:ListOpenIDConnectProviders', 'AWS::IAM::OIDCProvider'],
])('%s refused, or answered with nothing, is a gap on %s', async (action, type) => {
  for (const answer of [denied, {}]) {
    const { gaps } = await collectAll(iam, { ...good, [action]: answer })
    expect(gaps).toMatchObject([{ action, types: [type] }])
  }
})

const awsPolicies = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    PolicyName: `P${index}`,
    Arn: `arn:aws:iam::aws:policy/P${index}`,
    AttachmentCount: 1,
    DefaultVersionId: 'v1',
  }))

test('documents of AWS’s policies: a few are asked one by one, many with one listing of those in use', async () => {
  const few = await collectAll(iam, { ...good, 'iam:ListPolicies': { Policies: awsPolicies(6) } })
  expect(few.actions.filter((action) => action === 'iam:GetPolicyVersion')).toHaveLength(6)
  const local = good['iam:GetAccountAuthorizationDetails'] as (input: object) => unknown
  const inUse = awsPolicies(500).map((one) => ({ ...one, PolicyVersionList: [{ IsDefaultVersion: true, Document: document(policy) }] }))
  const many = await collectAll(iam, {
    ...good,
    'iam:ListPolicies': { Policies: awsPolicies(7) },
    'iam:GetAccountAuthorizationDetails': (input: { Filter: readonly string[] }) =>
      input.Filter.includes('AWSManagedPolicy') ? { Policies: inUse.slice(1) } : local(input),
  })
  expect(many.actions).not.toContain('iam:GetPolicyVersion')
  expect(many.resources.filter(({ arn }) => arn.includes(':aws:policy/'))).toHaveLength(7)
  expect(byName(many.resources, 'policy/P6').configuration['PolicyDocument']).toEqual(policy)
  expect(byName(many.resources, 'policy/P0').unseen).toHaveProperty('PolicyDocument')
})

test('a document of AWS that was refused is unseen; a policy that is gone is left out', async () => {
  const refused = await collectAll(iam, { ...good, 'iam:GetPolicyVersion': denied })
  expect(byName(refused.resources, 'policy/Attached').unseen).toHaveProperty('PolicyDocument', expect.stringContaining('denied'))
  const gone = await collectAll(iam, { ...good, 'iam:GetPolicyVersion': awsError('NoSuchEntityException', 404) })
  expect(gone.resources.map(({ arn }) => arn)).not.toContain('arn:aws:iam::aws:policy/Attached')
  expect(gone.gaps).toEqual([])
})

test.each([
  ['OrganizationNotFoundException', 'no-organization'],
  ['AccountNotManagementOrDelegatedAdministratorException', 'not-entitled'],
  ['ServiceAccessNotEnabledException', 'trust-off'],
  ['OrganizationNotInAllFeaturesModeException', 'billing-only'],
])('%s says how things are; anything else is unseen', async (name, State) => {
  const { resources } = await collectAll(iam, { ...good, 'iam:ListOrganizationsFeatures': awsError(name) })
  expect(byName(resources, ':root').observed).toMatchObject({ OrganizationsFeatures: { State, EnabledFeatures: [] } })
  for (const answer of [denied, {}]) {
    const other = await collectAll(iam, { ...good, 'iam:ListOrganizationsFeatures': answer })
    expect(byName(other.resources, ':root').unseen).toHaveProperty('OrganizationsFeatures')
  }
})

test('devices that were refused, or whose owner is not told, are unseen for everybody', async () => {
  for (const answer of [denied, {}, { VirtualMFADevices: [{ SerialNumber: 'x' }] }]) {
    const { resources } = await collectAll(iam, { ...good, 'iam:ListVirtualMFADevices': answer })
    expect(byName(resources, ':root').unseen).toHaveProperty('RootVirtualMfaDevices')
    expect(byName(resources, 'user/ann').unseen).toHaveProperty('VirtualMfaDevices')
  }
})

test('what nobody wants is not asked for', async () => {
  const roles = await collectAll(iam, good, { wants: (type) => type === 'AWS::IAM::Role' })
  expect(roles.actions).toEqual(['iam:GetAccountAuthorizationDetails', 'iam:GetAccountAuthorizationDetails'])
  const summary = await collectAll(iam, good, {
    wants: (type, property) => type === 'AWS::::Account' && (property === undefined || property === 'Summary'),
  })
  expect(summary.actions).toEqual(['iam:GetAccountSummary'])
  const users = await collectAll(iam, good, { wants: (type, property) => type === 'AWS::IAM::User' && property === undefined })
  expect(byName(users.resources, 'user/ann').unseen).toMatchObject({ CredentialReport: expect.stringContaining('not asked') })
  expect((await collectAll(iam, good, { wants: () => false })).actions).toEqual([])
})

test('when a role was used is a fact, also that it was not; silence is neither', async () => {
  const used = (RoleLastUsed: unknown) => ({
    ...good,
    'iam:GetAccountAuthorizationDetails': { RoleDetailList: [{ RoleName: 'r', Arn: `arn:aws:iam::${account}:role/r`, RoleLastUsed }] },
  })
  const at = new Date('2026-11-01T00:00:00Z')
  const yes = await collectAll(iam, used({ LastUsedDate: at, Region: 'us-east-1' }))
  expect(byName(yes.resources, 'role/r').observed).toMatchObject({ RoleLastUsed: { LastUsedDate: at.toISOString(), Region: 'us-east-1' } })
  expect(byName((await collectAll(iam, used({}))).resources, 'role/r').observed).toMatchObject({ RoleLastUsed: null })
  expect(byName((await collectAll(iam, used(undefined))).resources, 'role/r').unseen).toHaveProperty('RoleLastUsed')
})

test('a second page that is throttled keeps the first and is a gap', async () => {
  const answer = good['iam:GetAccountAuthorizationDetails'] as (input: object) => unknown
  const { resources, gaps } = await collectAll(iam, {
    ...good,
    'iam:GetAccountAuthorizationDetails': (input: { Marker?: string }) => (input.Marker ? awsError('Throttling') : answer(input)),
  })
  const identities = resources.filter(({ type }) => type === 'AWS::IAM::User' || type === 'AWS::IAM::Role')
  expect(identities.map(({ arn }) => arn.split(':').at(-1))).toEqual(['user/ann'])
  expect(gaps).toMatchObject([{ outcome: 'throttled' }])
})

test('a marker that comes again ends in a gap', async () => {
  const { gaps, actions } = await collectAll(iam, {
    ...good,
    'iam:GetAccountAuthorizationDetails': { IsTruncated: true, Marker: 'same', UserDetailList: [] },
  })
  expect(gaps).toMatchObject([{ outcome: 'error', reason: expect.stringContaining('token') }])
  expect(actions.length).toBeLessThan(20)
})

test('an answer without any list is no empty account', async () => {
  const { gaps } = await collectAll(iam, { ...good, 'iam:GetAccountAuthorizationDetails': {} })
  expect(gaps).toMatchObject([{ outcome: 'error' }])
})

test('the report is waited for, and given up after a bound', async () => {
  const slow = await collectAll(iam, {
    ...good,
    'iam:GenerateCredentialReport': (_: unknown, times: number) => ({ State: times < 3 ? 'STARTED' : 'COMPLETE' }),
  })
  expect(byName(slow.resources, 'user/ann').observed).toHaveProperty('CredentialReport')
  const never = await collectAll(iam, { ...good, 'iam:GenerateCredentialReport': { State: 'INPROGRESS' } })
  expect(byName(never.resources, 'user/ann').unseen).toHaveProperty('CredentialReport', expect.stringContaining('not ready'))
  expect(never.actions.filter((action) => action === 'iam:GenerateCredentialReport')).toHaveLength(15)
})

test.each([
  ['iam:GenerateCredentialReport', denied],
  ['iam:GetCredentialReport', denied],
  ['iam:GetCredentialReport', { Content: Buffer.from('<html>') }],
  ['iam:GetCredentialReport', {}],
])('%s refused or odd: every row is unseen', async (action, answer) => {
  const { resources } = await collectAll(iam, { ...good, [action]: answer })
  expect(byName(resources, 'user/ann').unseen).toHaveProperty('CredentialReport')
  expect(byName(resources, ':root').unseen).toHaveProperty('RootCredentialReport')
})

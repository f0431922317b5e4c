import { expect, test } from 'vitest'
import { iamCollector } from '#lib/aws/collectors/iam.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const iam = iamCollector(async () => undefined)
const document = (value: unknown): string => encodeURIComponent(JSON.stringify(value))
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { StringLike: { a: 'ü%' } } }],
}

const report = ['user,password_enabled,mfa_active,access_key_1_active,access_key_2_active', 'ann,true,false,false,false'].join('\n')

const good: Answers = {
  'iam:GenerateCredentialReport': { State: 'COMPLETE' },
  'iam:GetCredentialReport': { Content: Buffer.from(report) },
  'iam:GetAccountSummary': { SummaryMap: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 } },
  'iam:GetAccountPasswordPolicy': { PasswordPolicy: { MinimumPasswordLength: 14 } },
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
            { PolicyName: 'Attached', Arn: 'arn:aws:iam::aws:policy/Attached', AttachmentCount: 2, PolicyVersionList: [] },
            { PolicyName: 'Unused', Arn: 'arn:aws:iam::aws:policy/Unused', AttachmentCount: 0 },
          ],
        },
}

const byName = (resources: Awaited<ReturnType<typeof collectAll>>['resources'], name: string) => {
  const found = resources.find((resource) => resource.arn.endsWith(name))
  if (!found) throw new Error(`no ${name} among ${resources.map(({ arn }) => arn).join(', ')}`)
  return found
}

test('all identities in six calls, over two pages', async () => {
  const { resources, gaps, actions } = await collectAll(iam, good)
  expect(gaps).toEqual([])
  expect(actions).toHaveLength(6)
  expect(resources.map(({ type, arn }) => [type, arn.replace(`arn:aws:iam::${account}`, '')])).toEqual([
    ['AWS::::Account', ':root'],
    ['AWS::IAM::User', ':user/ann'],
    ['AWS::IAM::User', ':user/bob'],
    ['AWS::IAM::Group', ':group/g'],
    ['AWS::IAM::Role', ':role/r'],
    ['AWS::IAM::ManagedPolicy', ':policy/own'],
    ['AWS::IAM::ManagedPolicy', 'arn:aws:iam::aws:policy/Attached'],
  ])
  expect(resources.every(({ region }) => region === 'global')).toBe(true)
})

test('documents are decoded, the policy version in force is the one read, the report row stands with its user', async () => {
  const { resources } = await collectAll(iam, good)
  expect(byName(resources, 'user/ann')).toMatchObject({
    tags: { team: 'a' },
    configuration: { UserName: 'ann', Policies: [{ PolicyName: 'inline', PolicyDocument: policy }] },
    observed: { CredentialReport: { passwordEnabled: true, mfaActive: false } },
  })
  expect(byName(resources, 'policy/own').configuration['PolicyDocument']).toEqual(policy)
  expect(byName(resources, 'role/r').configuration['AssumeRolePolicyDocument']).toEqual(policy)
  expect(byName(resources, ':root')).toMatchObject({
    configuration: { PasswordPolicy: { MinimumPasswordLength: 14 } },
    observed: { Summary: { AccountMFAEnabled: 1 } },
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
  expect(byName(resources, 'policy/Attached').unseen).toHaveProperty('PolicyDocument')
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

test('a refused listing is a gap with the types it would have listed; the account is still told', async () => {
  const { resources, gaps } = await collectAll(iam, { ...good, 'iam:GetAccountAuthorizationDetails': denied })
  expect(resources.map(({ type }) => type)).toEqual(['AWS::::Account'])
  expect(gaps).toEqual([
    {
      action: 'iam:GetAccountAuthorizationDetails',
      outcome: 'denied',
      reason: expect.stringContaining('AccessDenied'),
      types: ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'],
    },
  ])
})

test('a second page that is throttled keeps the first and is a gap', async () => {
  const answer = good['iam:GetAccountAuthorizationDetails'] as (input: object) => unknown
  const { resources, gaps } = await collectAll(iam, {
    ...good,
    'iam:GetAccountAuthorizationDetails': (input: { Marker?: string }) => (input.Marker ? awsError('Throttling') : answer(input)),
  })
  expect(resources.map(({ arn }) => arn.split(':').at(-1))).toEqual(['root', 'user/ann'])
  expect(gaps).toMatchObject([{ outcome: 'throttled' }])
})

test('a marker that comes again ends in a gap', async () => {
  const { gaps, actions } = await collectAll(iam, {
    ...good,
    'iam:GetAccountAuthorizationDetails': { IsTruncated: true, Marker: 'same', UserDetailList: [] },
  })
  expect(gaps).toMatchObject([{ outcome: 'error', reason: expect.stringContaining('token') }])
  expect(actions.length).toBeLessThan(10)
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

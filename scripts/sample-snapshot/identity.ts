import type { Resource } from '#lib/findings/resource.ts'
import { type Bag, daysAgo, document, global } from './sample-account.ts'

/** What differs between the accounts as a whole. */
export interface AccountFacts {
  readonly passwordLength: number
  readonly rootMfa: boolean
  /** Whether a security contact is on file. */
  readonly contact: boolean
}

const unusedRow = { passwordEnabled: false, passwordLastUsed: null, passwordLastChanged: null, mfaActive: false, accessKeys: [] }

/** The account itself: password policy and root user. */
export function accountItself(account: string, { passwordLength, rootMfa }: AccountFacts): Resource {
  const device = `arn:aws:iam::${account}:mfa/root-account-mfa-device`
  return global(account)(
    'iam',
    'AWS::::Account',
    'root',
    {
      PasswordPolicy: {
        MinimumPasswordLength: passwordLength,
        RequireSymbols: true,
        RequireNumbers: true,
        RequireUppercaseCharacters: true,
        RequireLowercaseCharacters: true,
        ExpirePasswords: false,
        PasswordReusePrevention: 24,
      },
    },
    {
      Summary: { AccountAccessKeysPresent: 0, AccountMFAEnabled: rootMfa ? 1 : 0, AccountPasswordPresent: 1 },
      RootCredentialReport: { ...unusedRow, passwordEnabled: null, passwordLastUsed: daysAgo(300), mfaActive: rootMfa },
      RootVirtualMfaDevices: rootMfa ? [device] : [],
      OrganizationsFeatures: { State: 'no-organization', EnabledFeatures: [] },
    },
  )
}

/** Whom AWS writes to. */
export const contacts = (account: string, { contact }: AccountFacts): Resource =>
  global(account)(
    'account',
    'Keepwatch::Account::Contacts',
    'account',
    {},
    {
      ContactInformation: { FullName: 'Maria Lund', CompanyName: 'Larkspur Foods', City: 'Aarhus', CountryCode: 'DK', PhoneEnding: '417' },
      SecurityContact: contact ? { Name: 'Security', Title: 'Security team', EmailAddress: 'security@larkspur.example' } : null,
    },
  )

/** The account as a part of an organisation: Larkspur has none. */
export const membership = (account: string): Resource =>
  global(account)(
    'organizations',
    'Keepwatch::Organizations::Membership',
    'membership',
    {},
    { Organization: null, IsManagementAccount: false, DelegatedAdministrators: null, TrustedServices: null },
  )

/** An active access key that was made so many days ago and used yesterday. */
export const key = (rotatedDaysAgo: number, lastUsedService = 's3'): Bag => ({
  active: true,
  lastRotated: daysAgo(rotatedDaysAgo),
  lastUsed: daysAgo(1),
  lastUsedService,
})

/** A console password that was used three days ago. */
export const password = (mfaActive: boolean): Bag => ({
  passwordEnabled: true,
  passwordLastUsed: daysAgo(3),
  passwordLastChanged: daysAgo(60),
  mfaActive,
})

/** Inline policies: a statement by the name of its policy. */
const inline = (own: Readonly<Record<string, Bag>>): readonly Bag[] =>
  Object.entries(own).map(([PolicyName, statement]) => ({ PolicyName, PolicyDocument: document(statement) }))

export const user = (
  account: string,
  name: string,
  report: Bag,
  Groups: readonly string[] = [],
  own: Readonly<Record<string, Bag>> = {},
): Resource =>
  global(account)(
    'iam',
    'AWS::IAM::User',
    `user/${name}`,
    { UserName: name, Groups, ManagedPolicyArns: [], Policies: inline(own), PermissionsBoundary: null },
    { CreateDate: daysAgo(900), CredentialReport: { ...unusedRow, ...report }, VirtualMfaDevices: [] },
  )

export const group = (account: string, GroupName: string, ManagedPolicyArns: readonly string[]): Resource =>
  global(account)(
    'iam',
    'AWS::IAM::Group',
    `group/${GroupName}`,
    { GroupName, ManagedPolicyArns, Policies: [] },
    { CreateDate: daysAgo(900) },
  )

/** A role that one principal may assume. */
export const role = (
  account: string,
  RoleName: string,
  Principal: Bag,
  policies: readonly string[],
  own: Readonly<Record<string, Bag>> = {},
): Resource =>
  global(account)(
    'iam',
    'AWS::IAM::Role',
    `role/${RoleName}`,
    {
      RoleName,
      Path: '/',
      AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
      ManagedPolicyArns: policies,
      Policies: inline(own),
      PermissionsBoundary: null,
    },
    { CreateDate: daysAgo(700), RoleLastUsed: { LastUsedDate: daysAgo(1), Region: 'us-east-1' }, InstanceProfiles: [] },
  )

/** A managed policy of the account that is attached to somebody. */
export const policy = (account: string, name: string, statement: Bag): Resource =>
  global(account)(
    'iam',
    'AWS::IAM::ManagedPolicy',
    `policy/${name}`,
    { ManagedPolicyName: name, PolicyDocument: document(statement) },
    { AttachmentCount: 1 },
  )

/** A policy that AWS keeps, in short. */
const ofAws = (account: string, ManagedPolicyName: string, ...Action: readonly string[]): Resource => ({
  ...policy(account, ManagedPolicyName, { Effect: 'Allow', Action, Resource: '*' }),
  arn: `arn:aws:iam::aws:policy/${ManagedPolicyName}`,
})

/** Policies of AWS that are attached to somebody in both accounts: much shortened. */
export const policiesOfAws = (account: string): readonly Resource[] => [
  ofAws(
    account,
    'ReadOnlyAccess',
    'ec2:Describe*',
    'iam:Get*',
    'iam:List*',
    'lambda:Get*',
    'lambda:List*',
    's3:ListAllMyBuckets',
    'sqs:Get*',
  ),
  ofAws(account, 'SecurityAudit', 'ec2:Describe*', 'iam:Get*', 'iam:List*', 'kms:List*', 's3:GetBucket*'),
  ofAws(account, 'AWSSupportAccess', 'support:*'),
]

/** What both accounts have: a role for the security team, one for support cases. */
export const everyAccountsRoles = (account: string): readonly Resource[] => [
  role(account, 'security-audit', { AWS: `arn:aws:iam::${account}:root` }, ['arn:aws:iam::aws:policy/SecurityAudit']),
  role(account, 'support-cases', { AWS: `arn:aws:iam::${account}:root` }, ['arn:aws:iam::aws:policy/AWSSupportAccess']),
]

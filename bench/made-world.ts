import { accessTypes } from '#lib/audit/data-access/access-world.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import type { Resource } from '#lib/findings/resource.ts'

export const account = '111122223333'
export const other = '999988887777'
type Statement = Readonly<Record<string, unknown>>

export const policy = (...statements: readonly Statement[]) => ({ Version: '2012-10-17', Statement: statements })
export const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*', more: Statement = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
export const deny = (Action: string, Resource = '*', more: Statement = {}) => ({ Effect: 'Deny', Action, Resource, ...more })

interface Person {
  readonly statements?: readonly Statement[]
  readonly managed?: readonly string[]
  readonly groups?: readonly string[]
  readonly boundary?: string | null
  readonly tags?: Readonly<Record<string, string>>
  readonly used?: string | null
  readonly unseen?: Readonly<Record<string, string>>
}

const inline = (statements: readonly Statement[] = []) =>
  statements.length > 0 ? [{ PolicyName: 'own', PolicyDocument: policy(...statements) }] : []

export const userArn = (name: string, of = account) => `arn:aws:iam::${of}:user/${name}`
export const roleArn = (name: string, of = account) => `arn:aws:iam::${of}:role/${name}`

/** A resource of the made account. */
export function resource(type: string, arn: string, configuration: Statement, more: Partial<Resource> = {}): Resource {
  return { arn, type, account, region: 'us-east-1', tags: {}, configuration, observed: {}, ...more }
}

export function user(
  name: string,
  { statements, managed = [], groups = [], boundary = null, tags = {}, used, unseen }: Person = {},
): Resource {
  return resource(
    'AWS::IAM::User',
    userArn(name),
    { UserName: name, Groups: groups, ManagedPolicyArns: managed, Policies: inline(statements), PermissionsBoundary: boundary },
    {
      region: 'global',
      tags,
      observed: used === undefined ? {} : { CredentialReport: { passwordLastUsed: used, accessKeys: [] } },
      ...(unseen ? { unseen } : {}),
    },
  )
}

export function role(
  name: string,
  trust: Statement,
  { statements, managed = [], boundary = null, tags = {}, used }: Person = {},
): Resource {
  return resource(
    'AWS::IAM::Role',
    roleArn(name),
    {
      RoleName: name,
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: trust }),
      ManagedPolicyArns: managed,
      Policies: inline(statements),
      PermissionsBoundary: boundary,
    },
    { region: 'global', tags, observed: used === undefined ? {} : { RoleLastUsed: used === null ? null : { LastUsedDate: used } } },
  )
}

export const group = (name: string, statements: readonly Statement[]): Resource =>
  resource('AWS::IAM::Group', `arn:aws:iam::${account}:group/${name}`, {
    GroupName: name,
    ManagedPolicyArns: [],
    Policies: inline(statements),
  })

export const managed = (name: string, ...statements: readonly Statement[]): Resource =>
  resource('AWS::IAM::ManagedPolicy', `arn:aws:iam::${account}:policy/${name}`, { PolicyDocument: policy(...statements) })

interface Bucket {
  readonly policy?: unknown
  readonly key?: string | null
  readonly tags?: Readonly<Record<string, string>>
  readonly restrict?: boolean
}

export function bucket(name: string, { policy: own = null, key = null, tags = {}, restrict = false }: Bucket = {}): Resource {
  const sse = key === null ? { SSEAlgorithm: 'AES256' } : { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key }
  return resource(
    'AWS::S3::Bucket',
    `arn:aws:s3:::${name}`,
    {
      Policy: own,
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: sse }] },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: restrict },
    },
    { tags, observed: { AccountPublicAccessBlock: null } },
  )
}

export const keyArn = `arn:aws:kms:us-east-1:${account}:key/0d1e2f3a-0000-4000-8000-000000000001`
export const key = (KeyPolicy: unknown): Resource => resource('AWS::KMS::Key', keyArn, { KeyPolicy })

export const membership: Resource = resource(
  'Keepwatch::Organizations::Membership',
  `arn:aws:organizations::${account}:membership`,
  {},
  {
    region: 'global',
    observed: { Organization: null, IsManagementAccount: false },
  },
)

/** A part that lists every type completely, unless `refused` names it; in no organisation unless a membership is given. */
export function made(resources: readonly Resource[], refused: readonly string[] = []): SnapshotPart {
  const isMember = resources.some(({ type }) => type === membership.type)
  return {
    account,
    region: 'us-east-1',
    service: 'made',
    takenAt: '2026-11-22T12:00:00.000Z',
    types: accessTypes.filter((type) => !refused.includes(type)),
    resources: isMember ? resources : [...resources, membership],
    gaps: refused.map((type) => ({
      account,
      region: 'us-east-1',
      service: 'made',
      action: 'made:List',
      outcome: 'denied',
      reason: 'AccessDenied: no',
      types: [type],
    })),
    calls: [],
  }
}

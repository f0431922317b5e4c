/** Account of everything here. */
export const account = '111122223333'

/** Where everything is that is in a region. */
export const region = 'eu-west-1'

/** A statement of a policy as IAM has it. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: string | readonly string[]
  readonly NotAction?: string | readonly string[]
  readonly Resource?: string
  readonly Principal?: string | Readonly<Record<string, string>>
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A user or role to be written down; `path` with slashes at both ends. */
export interface PlannedPrincipal {
  readonly kind: 'user' | 'role'
  readonly name: string
  path: string
  statements: Statement[]
  /** Further inline policies. */
  inline: Statement[][]
  /** Names of policies of the account. */
  attached: string[]
  groups: string[]
  /** Name of a policy of the account. */
  boundary?: string
  trust: Statement[]
  hasProfile: boolean
  tags: Record<string, string>
}

/** An account before it is written down, so that one thing of it can be changed. */
export interface AccountPlan {
  readonly principals: PlannedPrincipal[]
  readonly groups: { readonly name: string; statements: Statement[] }[]
  readonly policies: { readonly name: string; statements: Statement[]; versions: number }[]
  /** Undefined: nobody looked. */
  resources: Record<string, Record<string, unknown>[]> | undefined
  readonly scps: Statement[][]
  readonly rcps: Statement[][]
}

/** An account with nobody in it. */
export const emptyPlan = (): AccountPlan => ({ principals: [], groups: [], policies: [], resources: {}, scps: [], rcps: [] })

/** A user or role with nothing. */
export const principal = (kind: 'user' | 'role', name: string, more: Partial<PlannedPrincipal> = {}): PlannedPrincipal => ({
  kind,
  name,
  path: '/',
  statements: [],
  inline: [],
  attached: [],
  groups: [],
  trust: [],
  hasProfile: false,
  tags: {},
  ...more,
})

export const everything: Statement = { Effect: 'Allow', Action: '*', Resource: '*' }
export const onlyLogs: Statement = { Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' }

export const arnOf = ({ kind, path, name }: Pick<PlannedPrincipal, 'kind' | 'path' | 'name'>): string =>
  `arn:aws:iam::${account}:${kind}${path}${name}`
export const policyArn = (name: string): string => `arn:aws:iam::${account}:policy/${name}`
export const groupArn = (name: string): string => `arn:aws:iam::${account}:group/${name}`
export const profileArn = (name: string): string => `arn:aws:iam::${account}:instance-profile/${name}`

const documentOf = (statements: readonly Statement[]): object => ({ Version: '2012-10-17', Statement: statements })

/** The account in the format of `aws iam get-account-authorization-details`, with `resources` and control policies beside. */
export function detailsOf(plan: AccountPlan): Record<string, unknown> {
  const of = (kind: 'user' | 'role'): readonly PlannedPrincipal[] => plan.principals.filter((one) => one.kind === kind)
  return {
    UserDetailList: of('user').map((user) => ({
      ...common(user),
      UserName: user.name,
      UserPolicyList: inlineOf(user),
      GroupList: user.groups,
    })),
    GroupDetailList: plan.groups.map(({ name, statements }) => ({
      GroupName: name,
      Arn: groupArn(name),
      GroupPolicyList: statements.length === 0 ? [] : [{ PolicyName: 'inline', PolicyDocument: documentOf(statements) }],
      AttachedManagedPolicies: [],
    })),
    RoleDetailList: of('role').map((role) => ({
      ...common(role),
      RoleName: role.name,
      RolePolicyList: inlineOf(role),
      AssumeRolePolicyDocument: documentOf(role.trust),
      InstanceProfileList: role.hasProfile ? [{ InstanceProfileName: role.name, Arn: profileArn(role.name) }] : [],
    })),
    Policies: plan.policies.map(({ name, statements, versions }) => ({
      PolicyName: name,
      Arn: policyArn(name),
      PolicyVersionList: Array.from({ length: versions }, (_, index) => ({
        VersionId: `v${versions - index}`,
        IsDefaultVersion: index === 0,
        Document: documentOf(statements),
      })),
    })),
    IsTruncated: false,
    ...(plan.resources ? { resources: plan.resources } : {}),
    serviceControlPolicies: controls(plan.scps),
    resourceControlPolicies: controls(plan.rcps),
  }
}

const inlineOf = ({ statements, inline }: PlannedPrincipal): readonly object[] =>
  [...(statements.length === 0 ? [] : [statements]), ...inline].map((one, index) => ({
    PolicyName: `inline-${index + 1}`,
    PolicyDocument: documentOf(one),
  }))

function common(one: PlannedPrincipal): Record<string, unknown> {
  return {
    Path: one.path,
    Arn: arnOf(one),
    AttachedManagedPolicies: one.attached.map((name) => ({ PolicyName: name, PolicyArn: policyArn(name) })),
    ...(one.boundary === undefined ? {} : { PermissionsBoundary: { PermissionsBoundaryArn: policyArn(one.boundary) } }),
    Tags: Object.entries(one.tags).map(([Key, Value]) => ({ Key, Value })),
  }
}

/** One policy for each level of the organisation. */
const controls = (levels: readonly (readonly Statement[])[]): readonly object[] =>
  levels.map((statements, index) => ({ Name: `level-${index}`, TargetId: `ou-level-${index}`, Content: documentOf(statements) }))

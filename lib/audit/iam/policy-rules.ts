import type { Severity } from '#lib/findings/severity.ts'
import { allowing, allowingService, isEverything } from './allowed.ts'
import { escalationsOf } from './escalations.ts'
import { fullAdminStatements } from './full-admin.ts'
import type { PolicyStatement } from './policy-document.ts'
import { covers } from './wildcard.ts'

/** Something that no policy of an identity should allow, wherever the policy stands. */
export interface PolicyRule {
  /** Goes on after "the policy", "an inline policy": `allows …`. */
  readonly says: string
  readonly severity: Severity
  readonly rationale: string
  /** What a narrower policy looks like, in CDK and in Terraform. */
  readonly cdk: string
  readonly terraform: string
  /** What of it the policy allows; empty when it does not. Bounded. */
  readonly find: (statements: readonly PolicyStatement[]) => readonly string[]
}

const nameOf = ({ sid, actions }: PolicyStatement): string =>
  sid ?? `${actions?.except ? 'NotAction ' : ''}${actions?.patterns.slice(0, 3).join(', ')}`

export const fullAdminRule: PolicyRule = {
  says: 'allows every action on every resource',
  severity: 'high',
  rationale:
    'Whoever takes over an identity with such a policy owns the account: all data, all logs, all other identities. Rights that name services and resources keep one mistake from becoming all of them.',
  cdk: "new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }) for what the identity does, in place of actions: ['*'], resources: ['*']",
  terraform:
    'data "aws_iam_policy_document" "this" { statement { actions = ["s3:GetObject"], resources = ["<BUCKET_ARN>/*"] } } for what the identity does, in place of "*" on "*"',
  find: (statements) => fullAdminStatements(statements).map(nameOf),
}

export const escalationRule: PolicyRule = {
  says: 'holds rights by which its holder can give itself more',
  severity: 'high',
  rationale:
    'Rights such as writing policies, making keys for others or handing a strong role to a machine of one’s own turn a small account into an administrator, without anybody having meant it.',
  cdk: "new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: [role.roleArn], conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } }): one role, to one service; for rights on IAM a condition on iam:PermissionsBoundary",
  terraform:
    'statement { actions = ["iam:PassRole"], resources = [aws_iam_role.this.arn], condition { test = "StringEquals", variable = "iam:PassedToService", values = ["ecs-tasks.amazonaws.com"] } }',
  find: (statements) => escalationsOf(statements).map((actions) => actions.join(' + ')),
}

export const cloudTrailRule: PolicyRule = {
  says: 'allows everything of CloudTrail on every trail',
  severity: 'medium',
  rationale: 'Whoever may stop, change or delete trails can switch the records off first and do the rest unseen.',
  cdk: "new iam.PolicyStatement({ actions: ['cloudtrail:LookupEvents', 'cloudtrail:GetTrailStatus', 'cloudtrail:DescribeTrails'], resources: ['*'] }) in place of cloudtrail:*",
  terraform:
    'statement { actions = ["cloudtrail:LookupEvents", "cloudtrail:GetTrailStatus", "cloudtrail:DescribeTrails"], resources = ["*"] } in place of cloudtrail:*',
  find: (statements) => allowingService(statements, 'cloudtrail').map(nameOf),
}

export const kmsRule: PolicyRule = {
  says: 'allows everything of KMS on every key',
  severity: 'medium',
  rationale:
    'All that keys protect can then be read, and the keys themselves deleted, which destroys the data for good. Using a key and managing keys are two duties.',
  cdk: "key.grantEncryptDecrypt(role), or new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }), in place of kms:* on *",
  terraform: 'statement { actions = ["kms:Decrypt", "kms:GenerateDataKey"], resources = [aws_kms_key.this.arn] } in place of kms:* on "*"',
  find: (statements) => allowingService(statements, 'kms').map(nameOf),
}

export const marketplaceRule: PolicyRule = {
  says: 'allows subscribing to anything of AWS Marketplace',
  severity: 'medium',
  rationale:
    'A subscription is a purchase, and brings software and machine learning models of third parties into the account: money and data flow without anybody having agreed to it.',
  cdk: "new iam.PolicyStatement({ actions: ['aws-marketplace:Subscribe'], resources: ['*'], conditions: { 'ForAllValues:StringEquals': { 'aws-marketplace:ProductId': ['<PRODUCT_ID>'] }, Null: { 'aws-marketplace:ProductId': 'false' } } })",
  terraform:
    'statement { actions = ["aws-marketplace:Subscribe"], resources = ["*"], condition { test = "ForAnyValue:StringEquals", variable = "aws-marketplace:ProductId", values = ["<PRODUCT_ID>"] } }',
  find: (statements) =>
    allowing(statements, 'aws-marketplace:subscribe')
      .filter(({ resources, conditions }) => isEverything(resources) && !conditions.some(({ key }) => key === 'aws-marketplace:productid'))
      .map(nameOf),
}

/** Keys that say in whose account, or with which tag, a role may be. */
const roleBounds = new Set(['aws:resourceaccount', 'aws:resourceorgid', 'aws:resourceorgpaths', 'sts:externalid'])

export const roleAssumptionRule: PolicyRule = {
  says: 'allows assuming every role of every account',
  severity: 'high',
  rationale:
    'Whoever holds it walks into each role that trusts the account, here and elsewhere, however strong the role is. A trust policy then is all that stands between.',
  cdk: "new iam.PolicyStatement({ actions: ['sts:AssumeRole'], resources: ['arn:aws:iam::<ACCOUNT_ID>:role/<ROLE_NAME>'] })",
  terraform: 'statement { actions = ["sts:AssumeRole"], resources = ["arn:aws:iam::<ACCOUNT_ID>:role/<ROLE_NAME>"] }',
  find: (statements) =>
    allowing(statements, 'sts:assumerole')
      .filter(({ resources, conditions }) => {
        const every = isEverything(resources) || resources?.patterns.some((pattern) => covers(pattern, 'arn:aws:iam::*:role/*')) === true
        return (
          every &&
          !conditions.some(({ key }) => roleBounds.has(key) || key.startsWith('aws:resourcetag/') || key.startsWith('iam:resourcetag/'))
        )
      })
      .map(nameOf),
}

export const serviceWildcardRule: PolicyRule = {
  says: 'allows every action of a service',
  severity: 'low',
  rationale:
    'What a service learns to do tomorrow is allowed with it, and so is deleting and sharing where reading was meant. Rights that are named can be read and judged.',
  cdk: "new iam.PolicyStatement({ actions: ['dynamodb:GetItem', 'dynamodb:Query'], resources: [table.tableArn] }) in place of dynamodb:*",
  terraform:
    'statement { actions = ["dynamodb:GetItem", "dynamodb:Query"], resources = [aws_dynamodb_table.this.arn] } in place of dynamodb:*',
  find: (statements) =>
    statements
      .filter(({ effect, actions }) => effect === 'Allow' && actions !== undefined)
      .flatMap(({ actions }) =>
        actions?.except
          ? [`NotAction ${actions.patterns.slice(0, 3).join(', ')}`]
          : (actions?.patterns ?? []).filter((pattern) => /^([^:]*:)?\*+$/.test(pattern)),
      ),
}

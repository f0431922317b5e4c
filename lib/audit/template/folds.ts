import { isRecord } from './is-record.ts'
import type { Resolved } from './unresolved.ts'

/** Properties of a resource, resolved. */
type Properties = Readonly<Record<string, Resolved>>

/** A resource that says something about another one, which collectors read on that other one. */
export interface Fold {
  readonly from: string
  /** Its property that names the other resource, or a list of them. */
  readonly named: string
  readonly into: string
  /** Property of the other resource. */
  readonly property: string
  /** Adds to the list, or to the statements of the policy, that stands there. @default takes its place; a second one is then not understood */
  readonly adds?: true
  /** What it says. `arn` is that of the resource which is folded. */
  readonly says: (properties: Properties, arn: string) => Resolved
}

const document = (properties: Properties): Resolved => properties['PolicyDocument'] ?? null

/** A fold for each of several kinds of identity, named in a property of its own. */
const intoIdentities = (from: string, says: Fold['says'], property: string): readonly Fold[] =>
  (['Role', 'User', 'Group'] as const).map((kind) => ({ from, named: `${kind}s`, into: `AWS::IAM::${kind}`, property, adds: true, says }))

const inlinePolicy = ({ PolicyName = null, PolicyDocument = null }: Properties): Resolved => ({ PolicyName, PolicyDocument })

/** The rule without the group that it stands in. */
const rule = ({ GroupId: _, GroupName: __, ...rest }: Properties): Resolved =>
  Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))

/**
 * What CloudFormation keeps in a resource of its own and collectors fold into the one it speaks about. A line here is all that a further
 * one takes; its property is one of the target's type, or of `FoldedTypes` (`resource-types.ts`).
 */
export const folds: readonly Fold[] = [
  { from: 'AWS::S3::BucketPolicy', named: 'Bucket', into: 'AWS::S3::Bucket', property: 'Policy', says: document },
  { from: 'AWS::SNS::TopicPolicy', named: 'Topics', into: 'AWS::SNS::Topic', property: 'Policy', says: document },
  { from: 'AWS::SNS::TopicInlinePolicy', named: 'TopicArn', into: 'AWS::SNS::Topic', property: 'Policy', says: document },
  { from: 'AWS::SQS::QueuePolicy', named: 'Queues', into: 'AWS::SQS::Queue', property: 'Policy', says: document },
  { from: 'AWS::SQS::QueueInlinePolicy', named: 'Queue', into: 'AWS::SQS::Queue', property: 'Policy', says: document },
  {
    from: 'AWS::SecretsManager::ResourcePolicy',
    named: 'SecretId',
    into: 'AWS::SecretsManager::Secret',
    property: 'ResourcePolicy',
    says: ({ ResourcePolicy: policy }) => policy ?? null,
  },
  {
    from: 'AWS::SecretsManager::RotationSchedule',
    named: 'SecretId',
    into: 'AWS::SecretsManager::Secret',
    property: 'RotationRules',
    says: ({ RotationRules: rules }) => rules ?? null,
  },
  {
    from: 'AWS::EC2::SecurityGroupIngress',
    named: 'GroupId',
    into: 'AWS::EC2::SecurityGroup',
    property: 'SecurityGroupIngress',
    adds: true,
    says: rule,
  },
  {
    from: 'AWS::EC2::SecurityGroupEgress',
    named: 'GroupId',
    into: 'AWS::EC2::SecurityGroup',
    property: 'SecurityGroupEgress',
    adds: true,
    says: rule,
  },
  {
    from: 'AWS::Events::EventBusPolicy',
    named: 'EventBusName',
    into: 'AWS::Events::EventBus',
    property: 'Policy',
    adds: true,
    says: ({ Statement: statement, Action: action, Principal: principal }) => ({
      Version: '2012-10-17',
      Statement: [
        isRecord(statement)
          ? (statement as Resolved)
          : { Effect: 'Allow', Action: action ?? null, Principal: principal === '*' ? '*' : { AWS: principal ?? null } },
      ],
    }),
  },
  ...intoIdentities('AWS::IAM::Policy', inlinePolicy, 'Policies'),
  { from: 'AWS::IAM::RolePolicy', named: 'RoleName', into: 'AWS::IAM::Role', property: 'Policies', adds: true, says: inlinePolicy },
  { from: 'AWS::IAM::UserPolicy', named: 'UserName', into: 'AWS::IAM::User', property: 'Policies', adds: true, says: inlinePolicy },
  { from: 'AWS::IAM::GroupPolicy', named: 'GroupName', into: 'AWS::IAM::Group', property: 'Policies', adds: true, says: inlinePolicy },
  ...intoIdentities('AWS::IAM::ManagedPolicy', (_, arn) => arn, 'ManagedPolicyArns'),
  {
    from: 'AWS::IAM::UserToGroupAddition',
    named: 'Users',
    into: 'AWS::IAM::User',
    property: 'Groups',
    adds: true,
    says: ({ GroupName: group }) => group ?? null,
  },
]

/** Whether a property of a type is folded into it. */
export function isFolded(type: string, property: string): boolean {
  return folds.some((fold) => fold.into === type && fold.property === property)
}

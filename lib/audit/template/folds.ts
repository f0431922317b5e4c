import { isRecord } from './is-record.ts'
import { type Resolved, Unresolved } from './unresolved.ts'

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
  /** Set when collectors put it among what they observe. */
  readonly observed?: true
  /** What holds when no resource of the template speaks about it. @default `null`: nothing does */
  readonly none?: Resolved
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

/** What may as well be made elsewhere, by another stack or by whoever looks after the network. */
const elsewhere = (what: string): Unresolved => new Unresolved(`no ${what} stands in the template; there may be one elsewhere`)

const without = (properties: Properties, ...names: readonly string[]): Resolved =>
  Object.fromEntries(Object.entries(properties).filter(([name, value]) => value !== null && !names.includes(name)))

const networkFolds: readonly Fold[] = [
  {
    from: 'AWS::EC2::Route',
    named: 'RouteTableId',
    into: 'AWS::EC2::RouteTable',
    property: 'Routes',
    adds: true,
    none: [],
    says: (properties) => without(properties, 'RouteTableId'),
  },
  {
    from: 'AWS::EC2::SubnetRouteTableAssociation',
    named: 'RouteTableId',
    into: 'AWS::EC2::RouteTable',
    property: 'SubnetIds',
    adds: true,
    none: [],
    says: ({ SubnetId: subnet }) => subnet ?? null,
  },
  {
    from: 'AWS::EC2::NetworkAclEntry',
    named: 'NetworkAclId',
    into: 'AWS::EC2::NetworkAcl',
    property: 'Entries',
    adds: true,
    none: [],
    says: ({ Protocol: protocol, Egress: egress, ...rest }) => ({
      ...(without(rest, 'NetworkAclId') as Readonly<Record<string, Resolved>>),
      Protocol: typeof protocol === 'number' ? String(protocol) : (protocol ?? null),
      Egress: egress ?? null,
    }),
  },
  {
    from: 'AWS::EC2::SubnetNetworkAclAssociation',
    named: 'NetworkAclId',
    into: 'AWS::EC2::NetworkAcl',
    property: 'SubnetIds',
    adds: true,
    none: [],
    says: ({ SubnetId: subnet }) => subnet ?? null,
  },
  {
    from: 'AWS::EC2::FlowLog',
    named: 'ResourceId',
    into: 'AWS::EC2::VPC',
    property: 'FlowLogs',
    adds: true,
    observed: true,
    none: elsewhere('flow log of this VPC'),
    // The log will be as it is written; that it is active and can deliver is what deploying it means.
    says: (log, arn) => ({
      FlowLogId: arn,
      TrafficType: log['TrafficType'] ?? null,
      LogDestinationType: log['LogDestinationType'] ?? 'cloud-watch-logs',
      LogDestination: log['LogDestination'] ?? log['LogGroupName'] ?? null,
      LogFormat: log['LogFormat'] ?? null,
      MaxAggregationInterval: log['MaxAggregationInterval'] ?? 600,
      Status: 'ACTIVE',
      DeliveryStatus: null,
    }),
  },
]

const applicationFolds: readonly Fold[] = [
  {
    from: 'AWS::Lambda::Permission',
    named: 'FunctionName',
    into: 'AWS::Lambda::Function',
    property: 'Policy',
    adds: true,
    says: (permission, arn) => ({ Version: '2012-10-17', Statement: [permissionStatement(permission, arn)] }),
  },
  {
    from: 'AWS::WAFv2::LoggingConfiguration',
    named: 'ResourceArn',
    into: 'AWS::WAFv2::WebACL',
    property: 'LogDestinations',
    observed: true,
    none: [],
    says: ({ LogDestinationConfigs: destinations }) => destinations ?? null,
  },
  {
    from: 'AWS::WAFv2::WebACLAssociation',
    named: 'WebACLArn',
    into: 'AWS::WAFv2::WebACL',
    property: 'LoadBalancers',
    adds: true,
    observed: true,
    none: elsewhere('association of this web ACL'),
    says: ({ ResourceArn: resource }) => resource ?? null,
  },
  {
    from: 'AWS::WAFv2::WebACLAssociation',
    named: 'ResourceArn',
    into: 'AWS::ApiGateway::Stage',
    property: 'WebAclArn',
    observed: true,
    none: elsewhere('association of this stage with a web ACL'),
    says: ({ WebACLArn: acl }) => acl ?? null,
  },
  {
    from: 'AWS::ApiGatewayV2::Route',
    named: 'ApiId',
    into: 'AWS::ApiGatewayV2::Api',
    property: 'Routes',
    adds: true,
    observed: true,
    none: elsewhere('route of this API'),
    says: ({ RouteKey: key, AuthorizationType: type }) => ({ RouteKey: key ?? null, AuthorizationType: type ?? 'NONE' }),
  },
]

/** The statement that Lambda makes of a permission (Lambda API reference, AddPermission). */
function permissionStatement(permission: Properties, arn: string): Resolved {
  const { Principal: principal = null, Action: action = null, FunctionName: name = null } = permission
  const isService = typeof principal === 'string' && /\.amazon(aws)?\.com(\.cn)?$/.test(principal)
  const equals = {
    'AWS:SourceAccount': 'SourceAccount',
    'aws:PrincipalOrgID': 'PrincipalOrgID',
    'lambda:FunctionUrlAuthType': 'FunctionUrlAuthType',
  }
  const stringEquals = Object.entries(equals).flatMap(([key, property]) =>
    permission[property] ? [[key, permission[property] ?? null] as const] : [],
  )
  return {
    Sid: arn,
    Effect: 'Allow',
    Principal: principal === '*' ? '*' : isService ? { Service: principal } : { AWS: principal },
    Action: action,
    Resource: name,
    ...(stringEquals.length > 0 || permission['SourceArn']
      ? {
          Condition: {
            ...(stringEquals.length > 0 ? { StringEquals: Object.fromEntries(stringEquals) } : {}),
            ...(permission['SourceArn'] ? { ArnLike: { 'AWS:SourceArn': permission['SourceArn'] } } : {}),
          },
        }
      : {}),
  }
}

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
  ...networkFolds,
  ...applicationFolds,
]

/** Whether a property of a type is folded into it. */
export function isFolded(type: string, property: string): boolean {
  return folds.some((fold) => fold.into === type && fold.property === property)
}

/** Whether a property of a type is folded into what collectors observe of it. */
export function isObservedFold(type: string, property: string): boolean {
  return folds.some((fold) => fold.into === type && fold.property === property && fold.observed === true)
}

import { partitionOf } from '#lib/findings/resource.ts'

/** How ARNs of one CloudFormation type are spelt. */
interface Kind {
  readonly type: string
  /** Third part of the ARN. */
  readonly service: string
  /** What stands before the name in the last part. */
  readonly prefix: string
  /** Which of region and account the ARN carries. */
  readonly carries: 'both' | 'account' | 'region' | 'neither'
}

const kind = (type: string, service: string, prefix: string, carries: Kind['carries'] = 'both'): Kind => ({
  type,
  service,
  prefix,
  carries,
})

/**
 * The resources that records name by a bare id, and the types that bare ARNs are given back. Spellings: the "Resource types"
 * tables of the AWS Service Authorization Reference. AMIs and EBS snapshots have no CloudFormation type; they are named in its manner.
 */
const kinds: readonly Kind[] = [
  kind('AWS::IAM::User', 'iam', 'user/', 'account'),
  kind('AWS::IAM::Role', 'iam', 'role/', 'account'),
  kind('AWS::IAM::Group', 'iam', 'group/', 'account'),
  kind('AWS::IAM::ManagedPolicy', 'iam', 'policy/', 'account'),
  kind('AWS::IAM::InstanceProfile', 'iam', 'instance-profile/', 'account'),
  kind('AWS::S3::Bucket', 's3', '', 'neither'),
  kind('AWS::CloudTrail::Trail', 'cloudtrail', 'trail/'),
  kind('AWS::KMS::Key', 'kms', 'key/'),
  kind('AWS::KMS::Alias', 'kms', 'alias/'),
  kind('AWS::EC2::Instance', 'ec2', 'instance/'),
  kind('AWS::EC2::Image', 'ec2', 'image/', 'region'),
  kind('AWS::EC2::Snapshot', 'ec2', 'snapshot/', 'region'),
  kind('AWS::EC2::Volume', 'ec2', 'volume/'),
  kind('AWS::EC2::SecurityGroup', 'ec2', 'security-group/'),
  kind('AWS::EC2::NetworkInterface', 'ec2', 'network-interface/'),
  kind('AWS::EC2::TransitGatewayAttachment', 'ec2', 'transit-gateway-attachment/'),
  kind('AWS::EC2::Subnet', 'ec2', 'subnet/'),
  kind('AWS::EC2::VPC', 'ec2', 'vpc/'),
  kind('AWS::RDS::DBInstance', 'rds', 'db:'),
  kind('AWS::RDS::DBCluster', 'rds', 'cluster:'),
  kind('AWS::RDS::DBSnapshot', 'rds', 'snapshot:'),
  kind('AWS::RDS::DBClusterSnapshot', 'rds', 'cluster-snapshot:'),
  kind('AWS::Lambda::Function', 'lambda', 'function:'),
  kind('AWS::SecretsManager::Secret', 'secretsmanager', 'secret:'),
  kind('AWS::SSM::Parameter', 'ssm', 'parameter/'),
  kind('AWS::Logs::LogGroup', 'logs', 'log-group:'),
  kind('AWS::DynamoDB::Table', 'dynamodb', 'table/'),
  kind('AWS::GuardDuty::Detector', 'guardduty', 'detector/'),
  kind('AWS::EKS::Cluster', 'eks', 'cluster/'),
  kind('AWS::ECS::Cluster', 'ecs', 'cluster/'),
  kind('AWS::ECR::Repository', 'ecr', 'repository/'),
  kind('AWS::SNS::Topic', 'sns', ''),
  kind('AWS::SQS::Queue', 'sqs', ''),
]

const byType = new Map(kinds.map((each) => [each.type, each]))
const byService = Map.groupBy(kinds, (each) => each.service)

/** Where a record was made, as far as it says. */
export interface Place {
  readonly account: string
  readonly region: string
}

/** ARN of the resource of `type` that a record names `name`; a name that is an ARN already stands. Undefined for a type that is not in the table. */
export function arnOf(type: string, name: string, place: Place): string | undefined {
  if (name.startsWith('arn:')) return name
  const found = byType.get(type)
  if (!found) return undefined
  const region = found.carries === 'both' || found.carries === 'region' ? place.region : ''
  const account = found.carries === 'both' || found.carries === 'account' ? place.account : ''
  const rest = name.startsWith(found.prefix) ? name : `${found.prefix}${name}`
  return `arn:${partitionOf(place.region)}:${found.service}:${region}:${account}:${rest}`
}

/** CloudFormation type of an ARN; undefined when the table does not know it. */
export function typeOfArn(arn: string): string | undefined {
  const [, , service = '', , , ...rest] = arn.split(':', 24)
  const resource = rest.join(':')
  if (service === 's3' && resource.includes('/')) return 'AWS::S3::Object'
  const [best] = (byService.get(service) ?? [])
    .filter((each) => resource.startsWith(each.prefix))
    .sort((one, other) => other.prefix.length - one.prefix.length)
  return best?.type
}

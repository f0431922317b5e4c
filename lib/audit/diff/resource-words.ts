import type { ResourceRef } from '#lib/findings/resource.ts'
import { accountType } from '../placeholder.ts'
import { shortText } from './shown-value.ts'

/** What people call a resource of a type; an empty word: its id says it (`sg-0abc`). */
const nouns: ReadonlyMap<string, string> = new Map([
  ['AWS::S3::Bucket', 'bucket'],
  ['AWS::IAM::User', 'user'],
  ['AWS::IAM::Role', 'role'],
  ['AWS::IAM::Group', 'group'],
  ['AWS::IAM::ManagedPolicy', 'policy'],
  ['AWS::EC2::SecurityGroup', ''],
  ['AWS::EC2::VPC', ''],
  ['AWS::EC2::Instance', ''],
  ['AWS::EC2::Subnet', ''],
  ['AWS::EC2::NetworkAcl', ''],
  ['AWS::EC2::Volume', ''],
  ['AWS::EC2::Snapshot', ''],
  ['AWS::EC2::Image', ''],
  ['AWS::CloudTrail::Trail', 'trail'],
  ['AWS::KMS::Key', 'key'],
  ['AWS::SNS::Topic', 'topic'],
  ['AWS::SQS::Queue', 'queue'],
  ['AWS::ECR::Repository', 'repository'],
  ['AWS::Logs::LogGroup', 'log group'],
  ['AWS::Lambda::Function', 'function'],
  ['AWS::RDS::DBInstance', 'database'],
  ['AWS::RDS::DBCluster', 'database cluster'],
  ['AWS::DynamoDB::Table', 'table'],
  ['AWS::SecretsManager::Secret', 'secret'],
  ['AWS::GuardDuty::Detector', 'detector'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'load balancer'],
  ['AWS::EKS::Cluster', 'cluster'],
  ['AWS::ECS::Cluster', 'cluster'],
  ['AWS::CloudFront::Distribution', 'distribution'],
])

const longest = 120

/** Short name of a resource: what stands behind the kind in its ARN (`/aws/lambda/x` of a log group, `app` of a role with a path). */
export function shortName({ arn, type }: Pick<ResourceRef, 'arn' | 'type'>): string {
  const rest = arn.split(':').slice(5).join(':')
  if (rest === '') return arn
  if (type.startsWith('AWS::IAM::')) return rest.slice(rest.lastIndexOf('/') + 1)
  return rest.replace(/^[A-Za-z-]{1,60}[/:](?=.)/, '')
}

/** Every name under which a call may mention a resource: its ARN, its short name, and the last piece of it. */
export function namesOf(ref: Pick<ResourceRef, 'arn' | 'type'>): readonly string[] {
  const short = shortName(ref)
  return [...new Set([ref.arn, short, short.slice(Math.max(short.lastIndexOf('/'), short.lastIndexOf(':')) + 1)])].filter(
    (name) => name !== '',
  )
}

/** A resource in words: `bucket x`, `role app`, `sg-0abc`, `LaunchTemplate y`. Not escaped. */
export function resourceWords(ref: Pick<ResourceRef, 'arn' | 'type' | 'account'>): string {
  if (ref.type === accountType) return `account ${ref.account}`
  const noun = nouns.get(ref.type) ?? ref.type.split('::').at(-1) ?? ref.type
  const name = shortText(shortName(ref), longest)
  return noun === '' ? name : `${noun} ${name}`
}

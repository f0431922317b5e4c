import type { SecurityEvent } from '../event.ts'
import { arnOf, type Place, typeOfArn } from './arn.ts'
import { type ForeignRecord, own, text } from './foreign-record.ts'
import { readField } from './read-field.ts'

/**
 * Per event source: the request parameters that name what the call acts upon, with the type of what they name. The first
 * one present decides, so the more telling stand first (AttachUserPolicy names a user and a policy: the user is acted upon).
 */
const namedBy: Readonly<Record<string, readonly (readonly [path: string, type: string])[]>> = {
  'iam.amazonaws.com': [
    ['userName', 'AWS::IAM::User'],
    ['roleName', 'AWS::IAM::Role'],
    ['groupName', 'AWS::IAM::Group'],
    ['policyArn', 'AWS::IAM::ManagedPolicy'],
    ['policyName', 'AWS::IAM::ManagedPolicy'],
    ['instanceProfileName', 'AWS::IAM::InstanceProfile'],
  ],
  'sts.amazonaws.com': [['roleArn', 'AWS::IAM::Role']],
  's3.amazonaws.com': [['bucketName', 'AWS::S3::Bucket']],
  'cloudtrail.amazonaws.com': [
    ['name', 'AWS::CloudTrail::Trail'],
    ['trailName', 'AWS::CloudTrail::Trail'],
  ],
  'kms.amazonaws.com': [
    ['keyId', 'AWS::KMS::Key'],
    ['targetKeyId', 'AWS::KMS::Key'],
  ],
  'ec2.amazonaws.com': [
    ['instanceId', 'AWS::EC2::Instance'],
    ['instancesSet.items.0.instanceId', 'AWS::EC2::Instance'],
    ['imageId', 'AWS::EC2::Image'],
    ['instancesSet.items.0.imageId', 'AWS::EC2::Image'],
    ['snapshotId', 'AWS::EC2::Snapshot'],
    ['volumeId', 'AWS::EC2::Volume'],
    ['groupId', 'AWS::EC2::SecurityGroup'],
    ['networkInterfaceId', 'AWS::EC2::NetworkInterface'],
    ['subnetId', 'AWS::EC2::Subnet'],
    ['vpcId', 'AWS::EC2::VPC'],
  ],
  'ec2-instance-connect.amazonaws.com': [['instanceId', 'AWS::EC2::Instance']],
  'ssm.amazonaws.com': [
    ['instanceId', 'AWS::EC2::Instance'],
    ['instanceIds.0', 'AWS::EC2::Instance'],
    ['target', 'AWS::EC2::Instance'],
  ],
  'rds.amazonaws.com': [
    ['dBSnapshotIdentifier', 'AWS::RDS::DBSnapshot'],
    ['dBClusterSnapshotIdentifier', 'AWS::RDS::DBClusterSnapshot'],
    ['dBInstanceIdentifier', 'AWS::RDS::DBInstance'],
    ['dBClusterIdentifier', 'AWS::RDS::DBCluster'],
  ],
  'lambda.amazonaws.com': [['functionName', 'AWS::Lambda::Function']],
  'secretsmanager.amazonaws.com': [['secretId', 'AWS::SecretsManager::Secret']],
  'logs.amazonaws.com': [['logGroupName', 'AWS::Logs::LogGroup']],
  'dynamodb.amazonaws.com': [['tableName', 'AWS::DynamoDB::Table']],
  'guardduty.amazonaws.com': [['detectorId', 'AWS::GuardDuty::Detector']],
  'eks.amazonaws.com': [['name', 'AWS::EKS::Cluster']],
  'sns.amazonaws.com': [['topicArn', 'AWS::SNS::Topic']],
}

/** Members of `resources` that are looked at; real records have a handful. */
const maxResources = 50

/** What a CloudTrail record acted upon: the first ARN of its `resources`, else what its request parameters name, else null. */
export function cloudTrailResource(record: ForeignRecord, eventSource: string, place: Place): SecurityEvent['resource'] {
  return listed(own(record, 'resources')) ?? requested(own(record, 'requestParameters'), eventSource, place)
}

function listed(resources: unknown): SecurityEvent['resource'] {
  if (!Array.isArray(resources)) return null
  for (const each of resources.slice(0, maxResources)) {
    const arn = text(own(each, 'ARN')) ?? text(own(each, 'arn'))
    if (arn !== null) return { arn, type: text(own(each, 'type')) ?? typeOfArn(arn) ?? 'unknown' }
  }
  return null
}

function requested(parameters: unknown, eventSource: string, place: Place): SecurityEvent['resource'] {
  if (typeof parameters !== 'object' || parameters === null || !Object.hasOwn(namedBy, eventSource)) return null
  for (const [path, type] of namedBy[eventSource] ?? []) {
    const name = text(readField(parameters as ForeignRecord, path))
    const arn = name === null ? undefined : arnOf(name.startsWith('alias/') ? 'AWS::KMS::Alias' : type, name, place)
    if (arn !== undefined) return { arn, type: typeOfArn(arn) ?? type }
  }
  return null
}

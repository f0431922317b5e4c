import type { Assessment, Framework, Requirement } from './framework.ts'

type Level = 1 | 2

/** Decided by the results of checks that exist. */
function covered(id: string, level: Level, assessment: Assessment, title: string, ...controls: readonly string[]): Requirement {
  return { id, title, level, assessment, decidedBy: 'controls', controls, coverage: 'covered' }
}

/** The AWS API alone can decide it; the checks are still to be written. */
function open(id: string, level: Level, assessment: Assessment, title: string): Requirement {
  return { id, title, level, assessment, decidedBy: 'controls', controls: [], coverage: 'not-covered-yet' }
}

/** The AWS API gives the facts, a person judges them; the attestation is still to come. */
function judged(id: string, level: Level, title: string): Requirement {
  return { id, title, level, assessment: 'manual', decidedBy: 'attestation', controls: [], coverage: 'not-covered-yet' }
}

const identity: readonly Requirement[] = [
  open('2.1.1', 2, 'manual', 'Root credentials of member accounts are managed centrally by the organisation'),
  judged('2.1.2', 2, 'Organisation policies limit what member accounts and their resources may do'),
  judged('2.1.3', 2, 'The management account runs no workloads'),
  judged('2.1.4', 2, 'Accounts are grouped into organisational units that follow how they are used'),
  judged('2.1.5', 2, 'The right to administer organisation policies is delegated out of the management account'),
  judged('2.1.6', 2, 'Services that work across the organisation are administered from a delegated account'),
  judged('2.2', 1, 'Contact details of the account are right and up to date'),
  open('2.3', 1, 'manual', 'A security contact is on file for AWS to reach'),
  covered('2.4', 1, 'automated', 'The root user has no access key', 'iam-account-root-access-key-absent'),
  covered('2.5', 1, 'automated', 'The root user signs in with a second factor', 'iam-account-root-mfa-enabled'),
  open('2.6', 2, 'manual', 'The second factor of the root user is a hardware device'),
  open('2.7', 1, 'manual', 'Nobody works as the root user day to day'),
  covered('2.8', 1, 'automated', 'Passwords of IAM users are long (14 characters or more)', 'iam-account-password-policy-length'),
  open('2.9', 1, 'automated', 'IAM users cannot go back to one of their last 24 passwords'),
  covered('2.10', 1, 'automated', 'Every IAM user with a password has a second factor', 'iam-user-console-mfa-enabled'),
  open('2.11', 1, 'automated', 'Credentials left unused for 45 days are switched off'),
  covered('2.12', 1, 'automated', 'Access keys in use are replaced within 90 days', 'iam-user-access-key-rotated'),
  open('2.13', 1, 'automated', 'IAM users get their rights from groups, not from policies of their own'),
  covered('2.14', 1, 'automated', 'No attached policy allows every action on every resource', 'iam-policy-full-admin-absent'),
  open('2.15', 1, 'automated', 'A role exists for dealing with AWS Support'),
  open('2.16', 2, 'automated', 'EC2 instances reach AWS through an instance role, not through stored keys'),
  open('2.17', 1, 'automated', 'IAM keeps no expired TLS certificate'),
  open('2.18', 1, 'automated', 'IAM Access Analyzer watches for outside access in every region in use'),
  judged('2.19', 2, 'People are managed in one directory and federated, not as IAM users in each account'),
  open('2.20', 1, 'manual', 'The managed policy that gives full CloudShell access is attached to nobody'),
  {
    id: '2.21',
    title: 'No policy on a resource opens it to everybody',
    level: 1,
    assessment: 'manual',
    decidedBy: 'controls',
    controls: ['sns-topic-not-public'],
    coverage: 'partly',
    note: 'SNS topics are looked at; S3 bucket policies, SQS, Lambda, KMS, Secrets Manager, EventBridge and Glacier are not yet.',
  },
]

const storage: readonly Requirement[] = [
  covered('3.1.1', 2, 'automated', 'S3 buckets refuse requests without TLS', 's3-bucket-secure-transport-required'),
  open('3.1.2', 2, 'manual', 'Deleting object versions in S3 needs a second factor'),
  judged('3.1.3', 2, 'Data in S3 has been discovered, classified and protected where needed'),
  covered('3.1.4', 1, 'automated', 'S3 buckets block public access', 's3-bucket-public-access-blocked'),
  open('3.2.1', 1, 'automated', 'RDS instances are encrypted at rest'),
  open('3.2.2', 1, 'automated', 'RDS instances take minor engine updates by themselves'),
  open('3.2.3', 1, 'automated', 'RDS instances cannot be reached from the internet'),
  open('3.2.4', 1, 'manual', 'RDS databases run in more than one availability zone'),
  open('3.3.1', 1, 'automated', 'EFS file systems are encrypted at rest'),
]

const logging: readonly Requirement[] = [
  covered('4.1', 1, 'manual', 'CloudTrail records every region', 'cloudtrail-trail-multi-region'),
  open('4.2', 2, 'automated', 'CloudTrail signs digests of its log files, so that a changed file shows'),
  open('4.3', 2, 'automated', 'AWS Config records in every region'),
  open('4.4', 1, 'manual', 'Reads of the bucket that holds CloudTrail logs are themselves logged'),
  open('4.5', 2, 'automated', 'CloudTrail logs are encrypted with a KMS key of our own'),
  covered('4.6', 2, 'automated', 'Symmetric customer managed KMS keys rotate', 'kms-key-rotation-enabled'),
  covered('4.7', 2, 'automated', 'Flow logs are on in every VPC', 'ec2-vpc-flow-logs-enabled'),
  covered('4.8', 2, 'automated', 'Writes of S3 objects are recorded by a trail', 'cloudtrail-trail-object-events-logged'),
  covered('4.9', 2, 'automated', 'Reads of S3 objects are recorded by a trail', 'cloudtrail-trail-object-events-logged'),
  open('4.10', 1, 'manual', 'Web-facing services (CloudFront, load balancers, API Gateway) write access logs'),
]

const alarms: readonly Requirement[] = [
  open('5.1', 2, 'manual', 'Refused API calls raise an alarm'),
  open('5.2', 1, 'manual', 'Console sign-in without a second factor raises an alarm'),
  open('5.3', 1, 'manual', 'Use of the root user raises an alarm'),
  open('5.4', 1, 'manual', 'Changes to IAM policies raise an alarm'),
  open('5.5', 1, 'manual', 'Changes to CloudTrail raise an alarm'),
  open('5.6', 2, 'manual', 'Failed console sign-ins raise an alarm'),
  open('5.7', 2, 'manual', 'Disabling or scheduling the deletion of a KMS key raises an alarm'),
  open('5.8', 1, 'manual', 'Changes to S3 bucket policies raise an alarm'),
  open('5.9', 2, 'manual', 'Changes to AWS Config raise an alarm'),
  open('5.10', 2, 'manual', 'Changes to security groups raise an alarm'),
  open('5.11', 2, 'manual', 'Changes to network ACLs raise an alarm'),
  open('5.12', 1, 'manual', 'Changes to network gateways raise an alarm'),
  open('5.13', 1, 'manual', 'Changes to route tables raise an alarm'),
  open('5.14', 1, 'manual', 'Changes to VPCs raise an alarm'),
  open('5.15', 1, 'manual', 'Changes to the organisation raise an alarm'),
  open('5.16', 2, 'automated', 'Security Hub is on'),
]

const network: readonly Requirement[] = [
  open('6.1.1', 1, 'automated', 'New EBS volumes are encrypted by default in every region'),
  open('6.1.2', 1, 'automated', 'Windows file sharing (CIFS) is closed to the internet'),
  open('6.2', 1, 'automated', 'Network ACLs keep the internet away from remote administration ports'),
  covered('6.3', 1, 'automated', 'Security groups close administration ports to all of IPv4', 'ec2-security-group-admin-ports-closed'),
  covered('6.4', 1, 'automated', 'Security groups close administration ports to all of IPv6', 'ec2-security-group-admin-ports-closed'),
  open('6.5', 2, 'automated', 'The default security group of a VPC lets nothing through'),
  judged('6.6', 2, 'Routes to peered VPCs are no wider than needed'),
  open('6.7', 1, 'automated', 'EC2 instances answer metadata requests with session tokens only (IMDSv2)'),
  judged('6.8', 2, 'Traffic to AWS services stays inside the network through VPC endpoints'),
]

/**
 * CIS AWS Foundations Benchmark 7.0: the number, level and assessment status of its 70 recommendations, and which of
 * our controls serve them. The numbering follows public transcriptions; the benchmark's own text is not copied.
 */
export const cis70: Framework = {
  id: 'cis-7.0',
  name: 'CIS AWS Foundations Benchmark',
  version: '7.0',
  source: 'https://www.cisecurity.org/benchmark/amazon_web_services (numbers only; the sentences are ours)',
  requirements: [...identity, ...storage, ...logging, ...alarms, ...network],
}

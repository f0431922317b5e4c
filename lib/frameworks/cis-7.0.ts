import { type AttestationId, attestationFor } from './attestations.ts'
import type { Assessment, Framework, Requirement } from './framework.ts'

type Level = 1 | 2

/** Decided by the results of checks. */
function decided(id: string, level: Level, assessment: Assessment, title: string, ...controls: readonly string[]): Requirement {
  return { id, title, level, assessment, decidedBy: 'controls', controls, coverage: 'covered' }
}

/** The checks gather the facts (their verdict is `manual`, or a fail where the facts alone refute it); a person judges them. */
function judged(id: string, level: Level, title: string, ask: AttestationId, ...controls: readonly string[]): Requirement {
  const attestation = attestationFor(ask)
  return { id, title, level, assessment: 'manual', decidedBy: 'attestation', controls, attestation, coverage: 'covered' }
}

/**
 * An alarm in the account with somebody who hears it, or our own live detections where they tell the same events. Where they tell
 * only the dangerous ones of them, they stand in for nothing.
 */
function alarmed(id: string, level: Level, title: string, alarm: string, ...compensatedBy: readonly string[]): Requirement {
  const controls = [`cloudwatch-account-alarm-${alarm}`]
  const own = compensatedBy.length > 0 ? { compensatedBy } : { note: 'Our detections tell dangerous changes of this kind, not every one.' }
  return { id, title, level, assessment: 'manual', decidedBy: 'controls', controls, ...own, coverage: 'covered' }
}

// biome-ignore format: one requirement a line
const identity: readonly Requirement[] = [
  decided('2.1.1', 2, 'manual', 'Root credentials of member accounts are managed centrally by the organisation', 'iam-account-root-credentials-managed'),
  judged('2.1.2', 2, 'Organisation policies limit what member accounts and their resources may do', 'organization-policies-fit', 'organizations-policies-reviewed'),
  judged('2.1.3', 2, 'The management account runs no workloads', 'management-account-empty', 'organizations-management-account-workloads-absent'),
  judged('2.1.4', 2, 'Accounts are grouped into organisational units that follow how they are used', 'organizational-units-fit', 'organizations-units-reviewed'),
  judged('2.1.5', 2, 'The right to administer organisation policies is delegated out of the management account', 'policy-administration-delegated', 'organizations-delegation-policy-reviewed'),
  judged('2.1.6', 2, 'Services that work across the organisation are administered from a delegated account', 'service-administration-delegated', 'organizations-delegated-administrators-reviewed'),
  judged('2.2', 1, 'Contact details of the account are right and up to date', 'contact-details-current', 'account-contact-reviewed'),
  decided('2.3', 1, 'manual', 'A security contact is on file for AWS to reach', 'account-security-contact-registered'),
  decided('2.4', 1, 'automated', 'The root user has no access key', 'iam-account-root-access-key-absent'),
  decided('2.5', 1, 'automated', 'The root user signs in with a second factor', 'iam-account-root-mfa-enabled'),
  decided('2.6', 2, 'manual', 'The second factor of the root user is a hardware device', 'iam-account-root-hardware-mfa-enabled'),
  decided('2.7', 1, 'manual', 'Nobody works as the root user day to day', 'iam-account-root-unused'),
  decided('2.8', 1, 'automated', 'Passwords of IAM users are long (14 characters or more)', 'iam-account-password-policy-length'),
  decided('2.9', 1, 'automated', 'IAM users cannot go back to one of their last 24 passwords', 'iam-account-password-policy-reuse'),
  decided('2.10', 1, 'automated', 'Every IAM user with a password has a second factor', 'iam-user-console-mfa-enabled'),
  decided('2.11', 1, 'automated', 'Credentials left unused for 45 days are switched off', 'iam-user-access-key-used', 'iam-user-console-access-used'),
  decided('2.12', 1, 'automated', 'Access keys in use are replaced within 90 days', 'iam-user-access-key-rotated'),
  decided('2.13', 1, 'automated', 'IAM users get their rights from groups, not from policies of their own', 'iam-user-policies-by-group'),
  decided('2.14', 1, 'automated', 'No attached policy allows every action on every resource', 'iam-policy-full-admin-absent', 'iam-policy-aws-full-admin-unattached'),
  decided('2.15', 1, 'automated', 'A role exists for dealing with AWS Support', 'iam-account-support-role-present'),
  decided('2.16', 2, 'automated', 'EC2 instances reach AWS through an instance role, not through stored keys', 'ec2-instance-profile-attached'),
  decided('2.17', 1, 'automated', 'IAM keeps no expired TLS certificate', 'iam-server-certificate-unexpired'),
  decided('2.18', 1, 'automated', 'IAM Access Analyzer watches for outside access in every region in use', 'accessanalyzer-region-analyzer-active'),
  judged('2.19', 2, 'People are managed in one directory and federated, not as IAM users in each account', 'identities-central', 'iam-account-federation-reviewed'),
  decided('2.20', 1, 'manual', 'The managed policy that gives full CloudShell access is attached to nobody', 'iam-account-cloudshell-full-access-unattached'),
  decided(
    '2.21', 1, 'manual', 'No policy on a resource opens it to everybody',
    's3-bucket-policy-not-public', 'sqs-queue-not-public', 'sns-topic-not-public', 'lambda-function-not-public',
    'kms-key-not-public', 'glacier-vault-not-public', 'secretsmanager-secret-not-public', 'events-bus-not-public',
  ),
]

// biome-ignore format: one requirement a line
const storage: readonly Requirement[] = [
  decided('3.1.1', 2, 'automated', 'S3 buckets refuse requests without TLS', 's3-bucket-secure-transport-required'),
  decided('3.1.2', 2, 'manual', 'Deleting object versions in S3 needs a second factor', 's3-bucket-mfa-delete-enabled'),
  judged('3.1.3', 2, 'Data in S3 has been discovered, classified and protected where needed', 'bucket-data-classified', 'macie2-classification-reviewed', 'macie2-session-enabled'),
  decided('3.1.4', 1, 'automated', 'S3 buckets block public access', 's3-bucket-public-access-blocked', 's3-account-public-access-blocked'),
  decided('3.2.1', 1, 'automated', 'RDS instances are encrypted at rest', 'rds-instance-storage-encrypted'),
  decided('3.2.2', 1, 'automated', 'RDS instances take minor engine updates by themselves', 'rds-instance-minor-upgrades-automatic'),
  decided('3.2.3', 1, 'automated', 'RDS instances cannot be reached from the internet', 'rds-instance-not-public'),
  decided('3.2.4', 1, 'manual', 'RDS databases run in more than one availability zone', 'rds-instance-multi-az', 'rds-cluster-multi-az'),
  decided('3.3.1', 1, 'automated', 'EFS file systems are encrypted at rest', 'efs-file-system-encrypted'),
]

// biome-ignore format: one requirement a line
const logging: readonly Requirement[] = [
  decided('4.1', 1, 'manual', 'CloudTrail records every region', 'cloudtrail-trail-multi-region'),
  decided('4.2', 2, 'automated', 'CloudTrail signs digests of its log files, so that a changed file shows', 'cloudtrail-trail-validation-enabled'),
  decided('4.3', 2, 'automated', 'AWS Config records in every region', 'config-recorder-enabled'),
  decided('4.4', 1, 'manual', 'Reads of the bucket that holds CloudTrail logs are themselves logged', 'cloudtrail-trail-bucket-access-logged'),
  decided('4.5', 2, 'automated', 'CloudTrail logs are encrypted with a KMS key of our own', 'cloudtrail-trail-encrypted'),
  decided('4.6', 2, 'automated', 'Symmetric customer managed KMS keys rotate', 'kms-key-rotation-enabled'),
  decided('4.7', 2, 'automated', 'Flow logs are on in every VPC', 'ec2-vpc-flow-logs-enabled'),
  decided('4.8', 2, 'automated', 'Writes of S3 objects are recorded by a trail', 'cloudtrail-trail-object-writes-logged'),
  decided('4.9', 2, 'automated', 'Reads of S3 objects are recorded by a trail', 'cloudtrail-trail-object-reads-logged'),
  decided(
    '4.10', 1, 'manual', 'Web-facing services (CloudFront, load balancers, API Gateway) write access logs',
    'cloudfront-distribution-logging-enabled', 'elbv2-load-balancer-access-logs-enabled',
    'apigateway-stage-access-logs-enabled', 'apigatewayv2-stage-access-logs-enabled',
  ),
]

// biome-ignore format: one requirement a line
const alarms: readonly Requirement[] = [
  alarmed('5.1', 2, 'Refused API calls raise an alarm', 'unauthorised-calls', 'cloudtrail-denied-calls-burst'),
  alarmed('5.2', 1, 'Console sign-in without a second factor raises an alarm', 'sign-in-without-mfa', 'cloudtrail-console-sign-in-without-mfa'),
  alarmed('5.3', 1, 'Use of the root user raises an alarm', 'root-use', 'cloudtrail-root-api-call', 'cloudtrail-root-console-sign-in', 'cloudtrail-root-access-key-used'),
  alarmed('5.4', 1, 'Changes to IAM policies raise an alarm', 'iam-changes'),
  alarmed('5.5', 1, 'Changes to CloudTrail raise an alarm', 'cloudtrail-changes', 'cloudtrail-trail-created', 'cloudtrail-security-service-changed', 'cloudtrail-trail-stopped', 'cloudtrail-trail-selectors-narrowed', 'cloudtrail-trail-destination-changed'),
  alarmed('5.6', 2, 'Failed console sign-ins raise an alarm', 'sign-in-failures', 'cloudtrail-console-sign-in-failures', 'cloudtrail-root-console-sign-in-failures'),
  alarmed('5.7', 2, 'Disabling or scheduling the deletion of a KMS key raises an alarm', 'key-deletion', 'cloudtrail-key-disabled-or-deletion-scheduled'),
  alarmed('5.8', 1, 'Changes to S3 bucket policies raise an alarm', 'bucket-policy-changes'),
  alarmed('5.9', 2, 'Changes to AWS Config raise an alarm', 'config-changes'),
  alarmed('5.10', 2, 'Changes to security groups raise an alarm', 'security-group-changes'),
  alarmed('5.11', 2, 'Changes to network ACLs raise an alarm', 'network-acl-changes', 'cloudtrail-network-acl-changed', 'cloudtrail-network-acl-opened', 'cloudtrail-network-acl-deleted'),
  alarmed('5.12', 1, 'Changes to network gateways raise an alarm', 'gateway-changes', 'cloudtrail-gateway-or-vpc-changed'),
  alarmed('5.13', 1, 'Changes to route tables raise an alarm', 'route-table-changes', 'cloudtrail-route-changed', 'cloudtrail-default-route-changed'),
  alarmed('5.14', 1, 'Changes to VPCs raise an alarm', 'vpc-changes'),
  alarmed('5.15', 1, 'Changes to the organisation raise an alarm', 'organization-changes'),
  decided('5.16', 2, 'automated', 'Security Hub is on', 'securityhub-hub-enabled'),
]

// biome-ignore format: one requirement a line
const network: readonly Requirement[] = [
  decided('6.1.1', 1, 'automated', 'New EBS volumes are encrypted by default in every region', 'ec2-region-ebs-encryption-default'),
  decided('6.1.2', 1, 'automated', 'Windows file sharing (CIFS) is closed to the internet', 'ec2-security-group-cifs-closed'),
  decided('6.2', 1, 'automated', 'Network ACLs keep the internet away from remote administration ports', 'ec2-network-acl-admin-ports-closed'),
  decided('6.3', 1, 'automated', 'Security groups close administration ports to all of IPv4', 'ec2-security-group-admin-ports-closed-ipv4'),
  decided('6.4', 1, 'automated', 'Security groups close administration ports to all of IPv6', 'ec2-security-group-admin-ports-closed-ipv6'),
  decided('6.5', 2, 'automated', 'The default security group of a VPC lets nothing through', 'ec2-security-group-default-closed'),
  judged('6.6', 2, 'Routes to peered VPCs are no wider than needed', 'peering-routes-minimal', 'ec2-peering-routes-reviewed'),
  decided('6.7', 1, 'automated', 'EC2 instances answer metadata requests with session tokens only (IMDSv2)', 'ec2-instance-imdsv2-required'),
  judged('6.8', 2, 'Traffic to AWS services stays inside the network through VPC endpoints', 'private-endpoints-used', 'ec2-vpc-endpoints-reviewed'),
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

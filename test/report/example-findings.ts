import { emptyDistinct } from '#lib/findings/distinct-count.ts'
import type { AuditFinding, MonitoringFinding, OwedAlert } from '#lib/findings/finding.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'

/** Somebody stops the only trail of the account. */
export const trailStopped: MonitoringFinding = {
  kind: 'monitoring',
  id: 'monitoring-0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  control: 'aws-cloudtrail-logging-stopped',
  title: 'CloudTrail logging stopped or trail deleted',
  severity: 'critical',
  resource: {
    arn: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/org-main',
    type: 'AWS::CloudTrail::Trail',
    account: '111122223333',
    region: 'us-east-1',
  },
  account: '111122223333',
  region: 'us-east-1',
  workflow: 'new',
  firstSeen: '2026-11-22T10:14:05.000Z',
  lastSeen: '2026-11-22T10:14:05.000Z',
  alerts: [],
  dedupKey: '111122223333/arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com',
  windowStart: '2026-11-22T10:00:00.000Z',
  windowEnd: '2026-11-22T11:00:00.000Z',
  emittedAt: '2026-11-22T10:14:05.000Z',
  count: 1,
  countError: 0,
  distinct: emptyDistinct,
  earliest: [{ id: '3a6e0815-55d5-6d4b-2c5e-9cf5d94a069a', time: Date.UTC(2026, 10, 22, 10, 14, 5) }],
  latest: [{ id: '3a6e0815-55d5-6d4b-2c5e-9cf5d94a069a', time: Date.UTC(2026, 10, 22, 10, 14, 5) }],
  attack: ['T1562.008'],
  principal: 'arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com',
  sourceAddress: '203.0.113.7',
  facts: {
    eventName: 'StopLogging',
    eventSource: 'cloudtrail.amazonaws.com',
    userAgent: 'aws-cli/2.15.30 Python/3.11.8 Linux/6.1 exe/x86_64.fedora.39 prompt/off command/cloudtrail.stop-logging',
    accessKeyId: 'ASIAEXAMPLEKEY000001',
    trailName: 'org-main',
    roleName: 'Admin',
  },
  runbook: {
    triage: [
      'Ask {{principalName}} whether the change was planned; a ticket should exist.',
      'See what else this key did in the hour around it: `aws cloudtrail lookup-events --region {{region}} --lookup-attributes AttributeKey=AccessKeyId,AttributeValue={{accessKeyId}} --start-time {{firstSeen}}`',
      'Check that GuardDuty and other trails still record.',
    ],
    containment: [
      'Start logging again: aws cloudtrail start-logging --region {{region}} --name {{resource}}',
      'End the sessions of the role if nobody claims the change: `aws iam attach-role-policy --role-name {{roleName}} --policy-arn arn:aws:iam::aws:policy/AWSDenyAll`.',
    ],
    recovery: ['aws cloudtrail get-trail-status --region {{region}} --name {{resource}}'],
  },
}

/** The same person makes an administrator first. */
export const userCreated: MonitoringFinding = {
  ...trailStopped,
  id: 'monitoring-11112222333344445555666677778888',
  control: 'cloudtrail-user-created',
  title: 'IAM user created',
  severity: 'medium',
  resource: { arn: 'arn:aws:iam::111122223333:user/support2', type: 'AWS::IAM::User', account: '111122223333', region: 'global' },
  firstSeen: '2026-11-22T10:02:41.000Z',
  lastSeen: '2026-11-22T10:02:41.000Z',
  emittedAt: '2026-11-22T10:02:41.000Z',
  attack: ['T1136.003'],
  facts: { eventName: 'CreateUser', eventSource: 'iam.amazonaws.com' },
}

/** A flood towards one address. */
export const synFlood: MonitoringFinding = {
  ...trailStopped,
  id: 'monitoring-aaaabbbbccccddddeeeeffff00001111',
  control: 'network-syn-flood',
  title: 'SYN flood',
  severity: 'high',
  resource: {
    arn: 'arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-0a1b2c3d4e5f60718',
    type: 'AWS::EC2::NetworkInterface',
    account: '111122223333',
    region: 'eu-west-1',
  },
  region: 'eu-west-1',
  firstSeen: '2026-11-22T11:00:00.000Z',
  lastSeen: '2026-11-22T11:09:58.000Z',
  emittedAt: '2026-11-22T11:02:00.000Z',
  count: 12_412,
  countError: 0.01625,
  earliest: [{ id: 'f'.repeat(32), time: Date.UTC(2026, 10, 22, 11) }],
  latest: [{ id: 'e'.repeat(32), time: Date.UTC(2026, 10, 22, 11, 9, 58) }],
  attack: ['T1498.001'],
  principal: null,
  sourceAddress: null,
  facts: { vpc: 'vpc-0123', protocol: 'tcp', port: '443' },
  network: {
    vector: 'syn-flood',
    target: '10.0.4.17:443',
    sources: [
      { address: '198.51.100.4', packets: 1_902_331 },
      { address: '198.51.100.9', packets: 1_700_004 },
      { address: '203.0.113.200', packets: 12_000 },
      { address: '203.0.113.201', packets: 11_000 },
    ],
    baseline: 1_240,
    observed: 3_625_335,
  },
  runbook: {
    triage: ['Is {{target}} meant to take traffic from the internet? Is the service behind it still answering?'],
    containment: [
      'Read the network ACL of its subnet before you deny the top sources in it: aws ec2 describe-network-acls --region {{region}}',
    ],
    recovery: ['Take the deny entries out again a day after the traffic is back to usual.'],
  },
}

/** A bucket that the public may reach. */
export const bucketPublic: AuditFinding = {
  kind: 'audit',
  id: 'audit-00112233445566778899aabbccddeeff',
  control: 's3-bucket-public-access-blocked',
  title: 'S3 buckets block public access',
  severity: 'high',
  resource: { arn: 'arn:aws:s3:::acme-invoices', type: 'AWS::S3::Bucket', account: '444455556666', region: 'eu-central-1' },
  account: '444455556666',
  region: 'eu-central-1',
  workflow: 'new',
  firstSeen: '2026-11-22T03:00:11.000Z',
  lastSeen: '2026-11-22T03:00:11.000Z',
  alerts: [],
  verdict: 'fail',
  episode: 1,
  evidence: {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: false,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: false,
    },
    accountBlock: null,
  },
  reason: 'BlockPublicPolicy and RestrictPublicBuckets are off, and the account does not block public access either.',
  remediation:
    'Make sure that nothing serves from it in public, then run: aws s3api put-public-access-block --bucket {{resourceName}} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
  observedAt: '2026-11-22T03:00:11.000Z',
  runId: 'run-2026-11-22T03-00-00Z',
}

/** The same bucket a day later. */
export const bucketRecovered: AuditFinding = {
  ...bucketPublic,
  verdict: 'pass',
  workflow: 'resolved',
  lastSeen: '2026-11-23T03:00:09.000Z',
  observedAt: '2026-11-23T03:00:09.000Z',
  resolvedAt: '2026-11-23T03:00:09.000Z',
  evidence: {
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
  },
  reason: 'All four settings are on.',
}

/** An alert owed twelve seconds after the trail was stopped. */
export function owed(
  change: OwedAlert['change'],
  id = 'alert-1234567890abcdef1234567890abcdef',
  owedAt = '2026-11-22T10:14:17.000Z',
): OwedAlert {
  return { id, change, state: 'pending', owedAt }
}

/** One result of an audit. */
export function observation(
  control: string,
  verdict: AuditObservation['verdict'],
  name = 'one',
  rest: Partial<AuditObservation> = {},
): AuditObservation {
  return {
    kind: 'audit',
    control,
    title: `title of ${control}`,
    severity: 'high',
    verdict,
    resource: { arn: `arn:aws:s3:::${name}`, type: 'AWS::S3::Bucket', account: '111122223333', region: 'eu-west-1' },
    evidence: {},
    reason: `${name} is ${verdict}`,
    remediation: 'change it',
    observedAt: Date.UTC(2026, 10, 22),
    runId: 'run-1',
    ...rest,
  }
}

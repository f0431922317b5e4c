import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-volume-snapshot-present',
  title: 'The volume has a snapshot',
  severity: 'high',
  resource: 'AWS::EC2::Volume',
  reads: ['VolumeId'],
  also: { 'Keepwatch::EC2::Snapshot': ['VolumeId'] },
  rationale: 'A disk without a copy is gone with one deletion, one broken host or one encrypting intruder.',
  remediation: {
    cli: 'aws ec2 create-snapshot --volume-id <VOLUME_ID>; for good: aws dlm create-lifecycle-policy --description <TEXT> --state ENABLED --execution-role-arn <ROLE_ARN> --policy-details file://<FILE>',
    cdk: 'new backup.BackupPlan(this, "Daily").addSelection("Disks", { resources: [backup.BackupResource.fromTag("backup", "daily")] })',
    terraform: 'resource "aws_dlm_lifecycle_policy" "this" { policy_details { resource_types = ["VOLUME"] } }',
  },
  aliases: { prowler: ['ec2_ebs_volume_snapshots_exists'], securityHub: [] },
  evaluate({ observed, region }, { related }) {
    const [snapshot] = related.by('Keepwatch::EC2::Snapshot', 'VolumeId', observed.VolumeId, { region })
    return snapshot
      ? pass('There is a snapshot of it.', { snapshot: snapshot.arn })
      : fail('There is no snapshot of it.', { VolumeId: observed.VolumeId })
  },
})

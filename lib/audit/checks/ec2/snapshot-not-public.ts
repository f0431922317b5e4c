import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-snapshot-not-public',
  title: 'Not everybody may restore the snapshot of the volume',
  severity: 'critical',
  resource: 'Keepwatch::EC2::Snapshot',
  reads: ['RestorableByAll'],
  rationale: 'A public snapshot is a whole disk for anyone with an AWS account: keys, code and data. Crawlers look for new ones all day.',
  remediation: {
    cli: 'aws ec2 modify-snapshot-attribute --snapshot-id <SNAPSHOT_ID> --attribute createVolumePermission --operation-type remove --group-names all',
    cdk: 'new ec2.CfnSnapshotBlockPublicAccess(this, "Block", { state: "block-all-sharing" })',
    terraform: 'resource "aws_ebs_snapshot_block_public_access" "this" { state = "block-all-sharing" }',
  },
  aliases: { prowler: ['ec2_ebs_public_snapshot'], securityHub: ['EC2.1'] },
  evaluate: ({ observed }) =>
    observed.RestorableByAll
      ? fail('Everybody may restore it.', { RestorableByAll: true })
      : pass('Not everybody may restore it.', { RestorableByAll: false }),
})

import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-region-snapshot-sharing-blocked',
  title: 'Nobody can make a snapshot of the region public',
  severity: 'high',
  resource: 'Keepwatch::EC2::Region',
  reads: ['SnapshotBlockPublicAccess'],
  rationale:
    'One wrong click hands a whole disk to everybody, and crawlers copy it before anyone notices. The block holds whatever single snapshots say.',
  remediation: {
    cli: 'aws ec2 enable-snapshot-block-public-access --state block-all-sharing --region <REGION>',
    cdk: 'new ec2.CfnSnapshotBlockPublicAccess(this, "Block", { state: "block-all-sharing" })',
    terraform: 'resource "aws_ebs_snapshot_block_public_access" "this" { state = "block-all-sharing" }',
  },
  aliases: { prowler: ['ec2_ebs_snapshot_account_block_public_access'], securityHub: ['EC2.182'] },
  evaluate({ observed }) {
    const state = observed.SnapshotBlockPublicAccess
    if (state === 'block-all-sharing') return pass('All public sharing is blocked.', { State: state })
    return fail(
      state === 'block-new-sharing' ? 'Only new sharing is blocked: what was public stays so.' : 'Public sharing is not blocked.',
      { State: state },
    )
  },
})

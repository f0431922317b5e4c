import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'ec2-volume-encrypted',
  title: 'The volume is encrypted',
  severity: 'high',
  resource: 'AWS::EC2::Volume',
  reads: ['Encrypted'],
  rationale: 'A volume outlives its machine as snapshots and copies. Encrypted, each of them is worth nothing without the key.',
  remediation: {
    cli: 'Copy a snapshot of it with encryption and make a volume of that: aws ec2 create-snapshot --volume-id <VOLUME_ID>; aws ec2 copy-snapshot --source-region <REGION> --source-snapshot-id <SNAPSHOT_ID> --encrypted; aws ec2 create-volume --snapshot-id <COPY_ID> --availability-zone <ZONE>',
    cdk: 'new ec2.Volume(this, "Disk", { …, encrypted: true })',
    terraform: 'resource "aws_ebs_volume" "this" { encrypted = true }',
  },
  aliases: { prowler: ['ec2_ebs_volume_encryption'], securityHub: ['EC2.3'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.Encrypted, {
      property: 'Encrypted',
      on: 'It is encrypted.',
      off: 'It is not encrypted, nor are its snapshots.',
    }),
})

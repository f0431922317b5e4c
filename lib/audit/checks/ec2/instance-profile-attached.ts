import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-instance-profile-attached',
  title: 'The instance has a role instead of keys',
  severity: 'medium',
  resource: 'AWS::EC2::Instance',
  reads: ['IamInstanceProfile'],
  rationale:
    'A machine that calls AWS without a role has keys in a file. Those outlive the machine, are copied with its disk, and nobody replaces them.',
  remediation: {
    cli: 'aws ec2 associate-iam-instance-profile --instance-id <INSTANCE_ID> --iam-instance-profile Name=<PROFILE>',
    cdk: 'new ec2.Instance(this, "Host", { …, role })',
    terraform: 'resource "aws_instance" "this" { iam_instance_profile = aws_iam_instance_profile.this.name }',
  },
  aliases: { prowler: ['ec2_instance_profile_attached'], securityHub: [] },
  evaluate({ configuration }) {
    const profile = configuration.IamInstanceProfile
    return profile
      ? pass(`Its profile is ${profile}.`, { IamInstanceProfile: profile })
      : fail('It has no instance profile.', { IamInstanceProfile: profile })
  },
})

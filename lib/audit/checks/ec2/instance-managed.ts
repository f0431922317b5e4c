import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-instance-managed',
  title: 'Systems Manager manages the instance',
  severity: 'medium',
  resource: 'AWS::EC2::Instance',
  reads: ['InstanceId', 'State'],
  also: { 'Keepwatch::SSM::ManagedInstance': ['InstanceId', 'PingStatus'] },
  rationale: 'What is not managed is not patched, not inventoried, and entered over SSH. When it counts nobody can run a command on it.',
  remediation: {
    cli: 'Give its role AmazonSSMManagedInstanceCore and let it reach the service: aws iam attach-role-policy --role-name <ROLE> --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
    cdk: 'new ec2.Instance(this, "Host", { …, ssmSessionPermissions: true })',
    terraform:
      'resource "aws_iam_role_policy_attachment" "ssm" { role = aws_iam_role.this.name, policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }',
  },
  aliases: { prowler: ['ec2_instance_managed_by_ssm'], securityHub: ['SSM.1'] },
  evaluate({ observed, region }, { related }) {
    if (observed.State !== 'running') return notApplicable(`It is ${observed.State ?? 'in no known state'}.`, { State: observed.State })
    const [managed] = related.by('Keepwatch::SSM::ManagedInstance', 'InstanceId', observed.InstanceId, { region })
    return managed
      ? pass('Systems Manager manages it.', { PingStatus: managed.observed.PingStatus })
      : fail('Systems Manager does not know it.', { InstanceId: observed.InstanceId })
  },
})

import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-security-group-default-closed',
  title: 'The default security group of a VPC lets nothing through',
  severity: 'high',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['GroupName', 'SecurityGroupIngress', 'SecurityGroupEgress'],
  rationale:
    'Whatever is started without a word about groups lands in the default one. As AWS makes it, everything in it may talk to everything else and to the world.',
  remediation: {
    cli: 'Take all of its rules away: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_IDS>; aws ec2 revoke-security-group-egress --group-id <GROUP_ID> --security-group-rule-ids <RULE_IDS>',
    cdk: 'new ec2.Vpc(this, "Vpc", { restrictDefaultSecurityGroup: true })',
    terraform: 'resource "aws_default_security_group" "this" { vpc_id = aws_vpc.this.id } without any rule',
  },
  aliases: { prowler: ['ec2_securitygroup_default_restrict_traffic'], securityHub: ['EC2.2'] },
  evaluate({ configuration }) {
    if (configuration.GroupName !== 'default')
      return notApplicable('It is not the default group of its VPC.', { GroupName: configuration.GroupName })
    const [inward, outward] = [configuration.SecurityGroupIngress ?? [], configuration.SecurityGroupEgress ?? []]
    const evidence = { ingress: inward.length, egress: outward.length }
    return inward.length + outward.length === 0
      ? pass('It has no rules.', evidence)
      : fail(`It has ${inward.length} rules inward and ${outward.length} outward.`, evidence)
  },
})

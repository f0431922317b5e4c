import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-security-group-rules-few',
  title: 'The security group has no more rules than somebody can read',
  severity: 'medium',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['SecurityGroupIngress', 'SecurityGroupEgress'],
  rationale: 'Among a hundred rules nobody sees the one that should not be there, and nobody dares to take one away.',
  remediation: {
    cli: 'Split it by what is behind it, or use prefix lists: aws ec2 create-managed-prefix-list --prefix-list-name <NAME> --address-family IPv4 --max-entries 50',
    cdk: 'new ec2.CfnPrefixList(this, "Offices", { addressFamily: "IPv4", maxEntries: 50, prefixListName: "offices", entries: [] })',
    terraform: 'resource "aws_ec2_managed_prefix_list" "offices" { name = "offices", address_family = "IPv4", max_entries = 50 }',
  },
  aliases: { prowler: ['ec2_securitygroup_with_many_ingress_egress_rules'], securityHub: [] },
  evaluate({ configuration }, { thresholds }) {
    const [inward, outward] = [(configuration.SecurityGroupIngress ?? []).length, (configuration.SecurityGroupEgress ?? []).length]
    const evidence = { ingress: inward, egress: outward, most: thresholds.securityGroupRules }
    return Math.max(inward, outward) > thresholds.securityGroupRules
      ? fail(`It has ${inward} rules inward and ${outward} outward; wanted at most ${thresholds.securityGroupRules}.`, evidence)
      : pass(`It has ${inward} rules inward and ${outward} outward.`, evidence)
  },
})

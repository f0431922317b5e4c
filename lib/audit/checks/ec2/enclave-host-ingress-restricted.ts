import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { unlistedGroupOf, worldRulesOf } from '../../reachability.ts'

export const check = defineCheck({
  id: 'ec2-enclave-host-ingress-restricted',
  title: 'No security group of an instance that hosts enclaves lets the internet in',
  severity: 'high',
  resource: 'AWS::EC2::Instance',
  reads: ['EnclaveOptions', 'SecurityGroupIds'],
  also: { 'AWS::EC2::SecurityGroup': ['GroupId', 'SecurityGroupIngress'] },
  rationale: 'What listens on the parent talks to the enclave over a socket. Whoever reaches that listener speaks to the enclave.',
  remediation: {
    cli: 'aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>',
    cdk: 'new ec2.SecurityGroup(this, "Host", { vpc }) without ec2.Peer.anyIpv4()',
    terraform: 'resource "aws_vpc_security_group_ingress_rule" "this" { cidr_ipv4 = "<OFFICE_CIDR>" }',
  },
  aliases: { prowler: ['ec2_confidential_workload_host_unrestricted_ingress'], securityHub: [] },
  evaluate({ configuration, region }, { related }) {
    if (configuration.EnclaveOptions?.Enabled !== true) return notApplicable('It hosts no enclaves.', { Enabled: false })
    const groups = configuration.SecurityGroupIds ?? []
    const rules = worldRulesOf(groups, [], related, region)
    if (rules.length > 0) return fail('A security group lets the internet in.', { rules: rules.slice(0, 20) })
    const unlisted = unlistedGroupOf(groups, related, region)
    return unlisted === undefined
      ? pass('No group lets the internet in.')
      : undecided(`Security group ${unlisted} is not among those that were listed.`)
  },
})

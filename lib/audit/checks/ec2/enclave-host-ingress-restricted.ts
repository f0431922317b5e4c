import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { worldRulesOf } from '../../reachability.ts'

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
    const rules = worldRulesOf(configuration.SecurityGroupIds ?? [], [], related, region)
    return rules.length === 0
      ? pass('No group lets the internet in.')
      : fail('A security group lets the internet in.', { rules: rules.slice(0, 20) })
  },
})

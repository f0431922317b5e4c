import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { unlistedGroupOf, worldRulesOf } from '../../reachability.ts'

/** Where vsock-proxy carries traffic for KMS, as the service that AWS ships with the Nitro CLI starts it. */
const relayPort = 8000

export const check = defineCheck({
  id: 'ec2-enclave-host-vsock-proxy-closed',
  title: 'The relay of an instance that hosts enclaves is closed to the internet',
  severity: 'medium',
  resource: 'AWS::EC2::Instance',
  reads: ['EnclaveOptions', 'SecurityGroupIds'],
  also: { 'AWS::EC2::SecurityGroup': ['GroupId', 'SecurityGroupIngress'] },
  rationale:
    'The relay carries what the enclave says to KMS. A stranger who gets to it uses the machine’s way out, and measures and disturbs the traffic of the enclave.',
  remediation: {
    cli: 'aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>',
    cdk: 'new ec2.SecurityGroup(this, "Host", { vpc }) without ec2.Peer.anyIpv4()',
    terraform: 'resource "aws_vpc_security_group_ingress_rule" "this" { cidr_ipv4 = "<OFFICE_CIDR>" }',
  },
  aliases: { prowler: ['ec2_confidential_workload_host_vsock_proxy_exposed'], securityHub: [] },
  evaluate({ configuration, region }, { related }) {
    if (configuration.EnclaveOptions?.Enabled !== true) return notApplicable('It hosts no enclaves.', { Enabled: false })
    const groups = configuration.SecurityGroupIds ?? []
    const rules = worldRulesOf(groups, [relayPort], related, region)
    if (rules.length > 0)
      return fail(`A security group lets the internet in on port ${relayPort}.`, { port: relayPort, rules: rules.slice(0, 20) })
    const unlisted = unlistedGroupOf(groups, related, region)
    return unlisted === undefined
      ? pass(`No group lets the internet in on port ${relayPort}.`, { port: relayPort })
      : undecided(`Security group ${unlisted} is not among those that were listed.`)
  },
})

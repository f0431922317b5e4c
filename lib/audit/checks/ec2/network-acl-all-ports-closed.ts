import { defineCheck, fail, pass } from '../../check.ts'
import { aclOpens } from '../../network-acl.ts'

export const check = defineCheck({
  id: 'ec2-network-acl-all-ports-closed',
  title: 'Network ACLs do not let the internet in on every port',
  severity: 'high',
  resource: 'AWS::EC2::NetworkAcl',
  reads: ['Entries'],
  rationale: 'As AWS makes it, a network ACL lets everything through. Then there is one gate instead of two in front of every machine.',
  remediation: {
    cli: 'Replace the entry by those that are needed: aws ec2 delete-network-acl-entry --network-acl-id <ACL_ID> --ingress --rule-number 100; aws ec2 create-network-acl-entry --network-acl-id <ACL_ID> --ingress --rule-number 100 --protocol 6 --port-range From=443,To=443 --cidr-block 0.0.0.0/0 --rule-action allow',
    cdk: 'new ec2.NetworkAcl(this, "Acl", { vpc }) with entries of single ports',
    terraform:
      'resource "aws_network_acl" "this" { ingress { rule_no = 100, protocol = "tcp", from_port = 443, to_port = 443, cidr_block = "0.0.0.0/0", action = "allow" } }',
  },
  aliases: { prowler: ['ec2_networkacl_allow_ingress_any_port'], securityHub: [] },
  evaluate({ configuration }) {
    // The lowest and the highest port, and one in between: whoever lets those in lets all in.
    const open = [0, 32_768, 65_535].map((port) => aclOpens(configuration.Entries, port))
    return open.every((entry) => entry !== undefined)
      ? fail(`Entry ${open[0]?.RuleNumber} lets the internet in on every port.`, { entry: open[0] })
      : pass('It does not let the internet in on every port.', { entries: configuration.Entries.length })
  },
})

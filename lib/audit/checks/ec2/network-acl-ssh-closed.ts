import { defineCheck } from '../../check.ts'
import { judgeAclClosed } from '../../network-acl.ts'

export const check = defineCheck({
  id: 'ec2-network-acl-ssh-closed',
  title: 'Network ACLs keep the internet away from SSH',
  severity: 'medium',
  resource: 'AWS::EC2::NetworkAcl',
  reads: ['Entries'],
  rationale: 'A network ACL is the second gate behind the security group: where it lets everybody in, one wrong group is enough.',
  remediation: {
    cli: 'Put a deny with a lower number in front: aws ec2 create-network-acl-entry --network-acl-id <ACL_ID> --ingress --rule-number 50 --protocol 6 --port-range From=22,To=22 --cidr-block 0.0.0.0/0 --rule-action deny',
    cdk: 'new ec2.NetworkAcl(this, "Acl", { vpc }).addEntry("NoAdmin", { ruleNumber: 50, cidr: ec2.AclCidr.anyIpv4(), traffic: ec2.AclTraffic.tcpPort(22), ruleAction: ec2.Action.DENY, direction: ec2.TrafficDirection.INGRESS })',
    terraform:
      'resource "aws_network_acl_rule" "deny" { network_acl_id = aws_network_acl.this.id, rule_number = 50, protocol = "tcp", from_port = 22, to_port = 22, cidr_block = "0.0.0.0/0", rule_action = "deny" }',
  },
  aliases: { prowler: ['ec2_networkacl_allow_ingress_tcp_port_22'], securityHub: [] },
  evaluate: ({ configuration }) => judgeAclClosed(configuration.Entries, [22], 'SSH'),
})

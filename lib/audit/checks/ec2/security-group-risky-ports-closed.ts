import { defineCheck } from '../../check.ts'
import { judgePortsClosed } from '../../open-ports.ts'

export const check = defineCheck({
  id: 'ec2-security-group-risky-ports-closed',
  title: 'Security groups do not open a port of high risk to the internet',
  severity: 'high',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['SecurityGroupIngress'],
  rationale:
    'These ports belong to services that were never meant for the internet: mail and remote procedures, databases, consoles, half-finished web servers.',
  remediation: {
    cli: 'Name the networks that need it and take the rule away: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>. The rule ids: aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
    cdk: 'group.addIngressRule(ec2.Peer.ipv4("<OFFICE_CIDR>"), ec2.Port.tcp(20)) instead of ec2.Peer.anyIpv4()',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" { security_group_id = aws_security_group.this.id, cidr_ipv4 = "<OFFICE_CIDR>", from_port = 20, to_port = 20, ip_protocol = "tcp" }',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports'], securityHub: ['EC2.19'] },
  evaluate: ({ configuration }) =>
    judgePortsClosed(configuration.SecurityGroupIngress, {
      ports: [
        20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300,
      ],
      what: 'a port of high risk',
    }),
})

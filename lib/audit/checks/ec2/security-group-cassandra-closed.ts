import { defineCheck } from '../../check.ts'
import { judgePortsClosed } from '../../open-ports.ts'

export const check = defineCheck({
  id: 'ec2-security-group-cassandra-closed',
  title: 'Security groups do not open Cassandra to the internet',
  severity: 'high',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['SecurityGroupIngress'],
  rationale:
    'A database that answers the internet is found by crawlers within hours, tried with default passwords, read out and held to ransom.',
  remediation: {
    cli: 'Name the networks that need it and take the rule away: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>. The rule ids: aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
    cdk: 'group.addIngressRule(ec2.Peer.ipv4("<OFFICE_CIDR>"), ec2.Port.tcp(7199)) instead of ec2.Peer.anyIpv4()',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" { security_group_id = aws_security_group.this.id, cidr_ipv4 = "<OFFICE_CIDR>", from_port = 7199, to_port = 7199, ip_protocol = "tcp" }',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_cassandra_7199_9160_8888'], securityHub: [] },
  evaluate: ({ configuration }) => judgePortsClosed(configuration.SecurityGroupIngress, { ports: [7199, 8888, 9160], what: 'Cassandra' }),
})

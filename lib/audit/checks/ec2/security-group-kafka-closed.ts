import { defineCheck } from '../../check.ts'
import { judgePortsClosed } from '../../open-ports.ts'

export const check = defineCheck({
  id: 'ec2-security-group-kafka-closed',
  title: 'Security groups do not open Kafka to the internet',
  severity: 'high',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['SecurityGroupIngress'],
  rationale: 'Whoever reaches a broker reads every message that passes, and writes such that others act on.',
  remediation: {
    cli: 'Name the networks that need it and take the rule away: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>. The rule ids: aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
    cdk: 'group.addIngressRule(ec2.Peer.ipv4("<OFFICE_CIDR>"), ec2.Port.tcp(9092)) instead of ec2.Peer.anyIpv4()',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" { security_group_id = aws_security_group.this.id, cidr_ipv4 = "<OFFICE_CIDR>", from_port = 9092, to_port = 9092, ip_protocol = "tcp" }',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_kafka_9092'], securityHub: [] },
  evaluate: ({ configuration }) => judgePortsClosed(configuration.SecurityGroupIngress, { ports: [9092], what: 'Kafka' }),
})

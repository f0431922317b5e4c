import { defineCheck, fail, pass } from '../../check.ts'
import { type GroupRule, isFromWorld, portsOf } from '../../open-ports.ts'

/** Interfaces of services that are made to face the internet (EC2 API, NetworkInterface). */
const fronts = new Set([
  'network_load_balancer',
  'gateway_load_balancer',
  'load_balancer',
  'api_gateway_managed',
  'global_accelerator_managed',
  'nat_gateway',
  'vpc_endpoint',
])

export const check = defineCheck({
  id: 'ec2-security-group-any-port-closed',
  title: 'Security groups of machines open no port to the internet',
  severity: 'high',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['SecurityGroupIngress', 'GroupId'],
  also: { 'AWS::EC2::NetworkInterface': ['GroupSet', 'InterfaceType', 'InstanceOwnerId'] },
  rationale:
    'What faces the internet belongs behind a load balancer or a gateway, where it is filtered, logged and scaled. A port of a machine that is open to everybody has none of that in front.',
  remediation: {
    cli: 'Put a load balancer in front and take the rule away: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>. The rule ids: aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
    cdk: 'group.addIngressRule(ec2.Peer.ipv4("<OFFICE_CIDR>"), ec2.Port.tcp(443)) instead of ec2.Peer.anyIpv4()',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" { security_group_id = aws_security_group.this.id, cidr_ipv4 = "<OFFICE_CIDR>", from_port = 443, to_port = 443, ip_protocol = "tcp" }',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_any_port'], securityHub: ['EC2.18'] },
  evaluate({ configuration, observed, region }, { related }) {
    const rules = (configuration.SecurityGroupIngress ?? []) as readonly GroupRule[]
    const open = rules.filter((rule) => isFromWorld(rule))
    if (open.length === 0) return pass('No rule lets the internet in.', { rules: rules.length })
    const holders = related
      .all('AWS::EC2::NetworkInterface', { region })
      .filter((one) => one.configuration.GroupSet?.includes(observed.GroupId) === true)
    const evidence = { rules: open.slice(0, 20), count: open.length, interfaces: holders.length }
    const isFront =
      holders.length > 0 &&
      holders.every((one) => fronts.has(one.configuration.InterfaceType ?? '') || one.observed.InstanceOwnerId === 'amazon-elb')
    return isFront
      ? pass('Only load balancers and gateways stand behind it.', evidence)
      : fail(`The internet is let in on ${[...new Set(open.map(portsOf))].slice(0, 5).join(', ')}.`, evidence)
  },
})

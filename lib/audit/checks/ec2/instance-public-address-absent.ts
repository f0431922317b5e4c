import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-instance-public-address-absent',
  title: 'The instance has no public address',
  severity: 'medium',
  resource: 'AWS::EC2::Instance',
  reads: ['PublicIpAddress', 'PublicIpv6Addresses'],
  rationale:
    'A public address is one security group rule away from an open door. Behind a load balancer or a NAT gateway a machine needs none.',
  remediation: {
    cli: 'Move it into a private subnet; an elastic address is taken off with: aws ec2 disassociate-address --association-id <ASSOCIATION_ID>',
    cdk: 'new ec2.Instance(this, "Host", { …, associatePublicIpAddress: false })',
    terraform: 'resource "aws_instance" "this" { associate_public_ip_address = false }',
  },
  aliases: { prowler: ['ec2_instance_public_ip'], securityHub: ['EC2.9'] },
  evaluate({ observed }) {
    const address = observed.PublicIpAddress
    const evidence = { PublicIpAddress: address, PublicIpv6Addresses: observed.PublicIpv6Addresses }
    return address === null ? pass('It has no public IPv4 address.', evidence) : fail(`Its public address is ${address}.`, evidence)
  },
})

import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-subnet-public-addresses-absent',
  title: 'The subnet gives no public addresses by itself',
  severity: 'high',
  resource: 'AWS::EC2::Subnet',
  reads: ['MapPublicIpOnLaunch'],
  rationale: 'A machine that somebody starts without a word about addresses lands on the internet.',
  remediation: {
    cli: 'aws ec2 modify-subnet-attribute --subnet-id <SUBNET_ID> --no-map-public-ip-on-launch',
    cdk: 'new ec2.Vpc(this, "Vpc", { subnetConfiguration: [{ name: "public", subnetType: ec2.SubnetType.PUBLIC, mapPublicIpOnLaunch: false }] })',
    terraform: 'resource "aws_subnet" "this" { map_public_ip_on_launch = false }',
  },
  aliases: { prowler: ['vpc_subnet_no_public_ip_by_default'], securityHub: ['EC2.15'] },
  evaluate({ configuration }) {
    const gives = configuration.MapPublicIpOnLaunch ?? false
    return gives === true
      ? fail('Machines in it get a public address by themselves.', { MapPublicIpOnLaunch: true })
      : pass('It gives no public addresses by itself.', { MapPublicIpOnLaunch: gives })
  },
})

import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-vpc-zones-several',
  title: 'The VPC has subnets in more than one availability zone',
  severity: 'medium',
  resource: 'AWS::EC2::VPC',
  reads: ['VpcId'],
  also: { 'AWS::EC2::Subnet': ['VpcId', 'AvailabilityZone', 'SubnetId', 'MapPublicIpOnLaunch'] },
  rationale: 'A network in one zone stops with it, and nothing that is built on it can be made to survive.',
  remediation: {
    cli: 'aws ec2 create-subnet --vpc-id <VPC_ID> --cidr-block <CIDR> --availability-zone <OTHER_ZONE>',
    cdk: 'new ec2.Vpc(this, "Vpc", { maxAzs: 3 })',
    terraform: 'resource "aws_subnet" "b" { vpc_id = aws_vpc.this.id, availability_zone = "<OTHER_ZONE>", cidr_block = "<CIDR>" }',
  },
  aliases: { prowler: ['vpc_subnet_different_az'], securityHub: [] },
  evaluate({ observed, region }, { related }) {
    const own = related.allBy('AWS::EC2::Subnet', 'VpcId', observed.VpcId, { region })
    const zones = [...new Set(own.map(({ configuration }) => configuration.AvailabilityZone))].sort()
    if (own.length === 0) return notApplicable('It has no subnets.', { VpcId: observed.VpcId })
    return zones.length > 1
      ? pass(`Its subnets stand in ${zones.join(', ')}.`, { zones })
      : fail(`All of its subnets stand in ${zones[0]}.`, { zones })
  },
})

import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-vpc-subnets-separated',
  title: 'The VPC has private subnets beside its public ones',
  severity: 'medium',
  resource: 'AWS::EC2::VPC',
  reads: ['VpcId'],
  also: {
    'AWS::EC2::Subnet': ['VpcId', 'SubnetId'],
    'AWS::EC2::RouteTable': ['VpcId', 'Routes', 'SubnetIds', 'Main'],
  },
  rationale: 'Where every subnet is public, every machine is one rule away from the internet, the databases among them.',
  remediation: {
    cli: 'aws ec2 create-subnet --vpc-id <VPC_ID> --cidr-block <CIDR> --availability-zone <OTHER_ZONE>',
    cdk: 'new ec2.Vpc(this, "Vpc", { maxAzs: 3 })',
    terraform: 'resource "aws_subnet" "b" { vpc_id = aws_vpc.this.id, availability_zone = "<OTHER_ZONE>", cidr_block = "<CIDR>" }',
  },
  aliases: { prowler: ['vpc_subnet_separate_private_public'], securityHub: [] },
  evaluate({ observed, region }, { related }) {
    const here = { region }
    const own = related.allBy('AWS::EC2::Subnet', 'VpcId', observed.VpcId, here)
    if (own.length === 0) return notApplicable('It has no subnets.', { VpcId: observed.VpcId })
    const tables = related.allBy('AWS::EC2::RouteTable', 'VpcId', observed.VpcId, here)
    const isPublic = (subnet: string): boolean => {
      const table =
        tables.find(({ configuration }) => configuration.SubnetIds.includes(subnet)) ??
        tables.find(({ configuration }) => configuration.Main)
      return (table?.configuration.Routes ?? []).some(({ GatewayId: gateway }) => gateway?.startsWith('igw-') === true)
    }
    const open = own.filter((subnet) => isPublic(subnet.observed.SubnetId)).length
    const evidence = { subnets: own.length, public: open }
    if (open === 0) return pass('None of its subnets is public.', evidence)
    return open < own.length
      ? pass(`${open} of its ${own.length} subnets are public.`, evidence)
      : fail('All of its subnets are public.', evidence)
  },
})

import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-vpc-regions-several',
  title: 'The account has networks in more than one region',
  severity: 'medium',
  resource: 'AWS::EC2::VPC',
  reads: ['VpcId'],
  also: { 'AWS::EC2::VPC': ['VpcId', 'IsDefault'] },
  rationale: 'What stands in one region goes down with it. A second network, even a small one, is where a recovery begins.',
  remediation: {
    cli: 'aws ec2 create-vpc --cidr-block <CIDR> --region <OTHER_REGION>',
    cdk: 'A second stack with env: { region: "<OTHER_REGION>" } and new ec2.Vpc(this, "Vpc")',
    terraform: 'provider "aws" { alias = "other", region = "<OTHER_REGION>" } resource "aws_vpc" "other" { provider = aws.other }',
  },
  aliases: { prowler: ['vpc_different_regions'], securityHub: [] },
  accountNeedsOne: 'The account has no VPC.',
  evaluate({ region, observed }, { related }) {
    const other = related.find('AWS::EC2::VPC', (vpc) => vpc.region !== region && !vpc.observed.IsDefault)
    return other
      ? pass(`There are networks in ${region} and ${other.region}.`, { vpcs: [observed.VpcId, other.observed.VpcId] })
      : fail(`of the regions that were looked at, only ${region} has a network`, { VpcId: observed.VpcId })
  },
})

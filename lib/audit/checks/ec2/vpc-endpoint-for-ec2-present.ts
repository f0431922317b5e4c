import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-vpc-endpoint-for-ec2-present',
  title: 'The VPC reaches the API of EC2 through an endpoint',
  severity: 'medium',
  resource: 'AWS::EC2::VPC',
  reads: ['VpcId'],
  also: { 'AWS::EC2::VPCEndpoint': ['VpcId', 'ServiceName'] },
  rationale: 'Without an endpoint, calls to EC2 leave the network, and a machine needs a way to the internet just to describe itself.',
  remediation: {
    cli: 'aws ec2 create-vpc-endpoint --vpc-id <VPC_ID> --vpc-endpoint-type Interface --service-name com.amazonaws.<REGION>.ec2 --subnet-ids <SUBNETS>',
    cdk: 'vpc.addInterfaceEndpoint("Ec2", { service: ec2.InterfaceVpcEndpointAwsService.EC2 })',
    terraform:
      'resource "aws_vpc_endpoint" "ec2" { vpc_id = aws_vpc.this.id, service_name = "com.amazonaws.<REGION>.ec2", vpc_endpoint_type = "Interface" }',
  },
  aliases: { prowler: ['vpc_endpoint_for_ec2_enabled'], securityHub: ['EC2.10'] },
  evaluate({ observed, region }, { related }) {
    const endpoint = related
      .allBy('AWS::EC2::VPCEndpoint', 'VpcId', observed.VpcId, { region })
      .find(({ configuration }) => configuration.ServiceName?.endsWith('.ec2') === true)
    return endpoint
      ? pass('It has an endpoint for EC2.', { endpoint: endpoint.arn })
      : fail('It has no endpoint for EC2.', { VpcId: observed.VpcId })
  },
})

import { defineCheck, forPerson } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-vpc-endpoints-reviewed',
  title: 'Traffic to AWS services stays in the network where it should',
  severity: 'low',
  resource: 'AWS::EC2::VPC',
  reads: ['VpcId', 'IsDefault'],
  also: { 'AWS::EC2::VPCEndpoint': ['VpcId', 'ServiceName'], 'AWS::EC2::Subnet': ['VpcId'] },
  rationale:
    'Traffic to AWS that leaves the network passes no endpoint policy, and the machines behind it need a way out that others can use too.',
  remediation: {
    cli: 'Look which services the VPC uses and give those an endpoint: aws ec2 describe-vpc-endpoint-services --query ServiceNames; aws ec2 create-vpc-endpoint --vpc-id <VPC_ID> --service-name com.amazonaws.<REGION>.s3 --route-table-ids <ROUTE_TABLES>',
    cdk: 'vpc.addGatewayEndpoint("S3", { service: ec2.GatewayVpcEndpointAwsService.S3 })',
    terraform: 'resource "aws_vpc_endpoint" "s3" { vpc_id = aws_vpc.this.id, service_name = "com.amazonaws.<REGION>.s3" }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed, region }, { related }) {
    const own = related.allBy('AWS::EC2::VPCEndpoint', 'VpcId', observed.VpcId, { region })
    const services = [...new Set(own.map(({ configuration }) => configuration.ServiceName ?? ''))].sort()
    const subnets = related.allBy('AWS::EC2::Subnet', 'VpcId', observed.VpcId, { region }).length
    return forPerson(services.length > 0 ? `It has endpoints for ${services.slice(0, 10).join(', ')}.` : 'It has no endpoint at all.', {
      VpcId: observed.VpcId,
      IsDefault: observed.IsDefault,
      subnets,
      services: services.slice(0, 100),
    })
  },
})

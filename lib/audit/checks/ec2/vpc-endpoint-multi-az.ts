import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-vpc-endpoint-multi-az',
  title: 'The interface endpoint stands in several availability zones',
  severity: 'medium',
  resource: 'AWS::EC2::VPCEndpoint',
  reads: ['VpcEndpointType', 'SubnetIds'],
  rationale: 'When the zone of a lone endpoint fails, everything behind it loses the service, however many zones it runs in itself.',
  remediation: {
    cli: 'aws ec2 modify-vpc-endpoint --vpc-endpoint-id <ENDPOINT_ID> --add-subnet-ids <SUBNET_OF_ANOTHER_ZONE>',
    cdk: 'vpc.addInterfaceEndpoint("Service", { service, subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } })',
    terraform: 'resource "aws_vpc_endpoint" "this" { subnet_ids = [aws_subnet.a.id, aws_subnet.b.id] }',
  },
  aliases: { prowler: ['vpc_endpoint_multi_az_enabled'], securityHub: [] },
  evaluate({ configuration }) {
    if (configuration.VpcEndpointType !== 'Interface')
      return notApplicable(`It is of the type ${configuration.VpcEndpointType}.`, { VpcEndpointType: configuration.VpcEndpointType })
    // An endpoint takes one subnet of a zone at most (EC2 API, CreateVpcEndpoint).
    const subnets = configuration.SubnetIds ?? []
    return subnets.length > 1
      ? pass(`It stands in ${subnets.length} zones.`, { SubnetIds: subnets })
      : fail('It stands in one zone only.', { SubnetIds: subnets })
  },
})

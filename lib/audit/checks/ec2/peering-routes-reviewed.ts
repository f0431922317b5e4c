import { defineCheck, forPerson, notApplicable } from '../../check.ts'
import { isWorld } from '../../open-ports.ts'

export const check = defineCheck({
  id: 'ec2-peering-routes-reviewed',
  title: 'Routes to peered networks are no wider than needed',
  severity: 'medium',
  resource: 'AWS::EC2::VPCPeeringConnection',
  reads: ['VpcPeeringConnectionId', 'Status', 'RequesterCidrs', 'AccepterCidrs'],
  also: { 'AWS::EC2::RouteTable': ['Routes'] },
  rationale:
    'A route to a whole peered network makes every machine of both sides a neighbour. Whoever takes over one of them moves on to the other side.',
  remediation: {
    cli: 'Name the subnets that are needed: aws ec2 replace-route --route-table-id <TABLE_ID> --destination-cidr-block <SUBNET_CIDR> --vpc-peering-connection-id <PEERING_ID>',
    cdk: 'new ec2.CfnRoute(this, "Peer", { routeTableId, destinationCidrBlock: "<SUBNET_CIDR>", vpcPeeringConnectionId })',
    terraform:
      'resource "aws_route" "peer" { route_table_id = aws_route_table.this.id, destination_cidr_block = "<SUBNET_CIDR>", vpc_peering_connection_id = aws_vpc_peering_connection.this.id }',
  },
  aliases: { prowler: ['vpc_peering_routing_tables_with_least_privilege'], securityHub: [] },
  evaluate({ observed }, { related }) {
    if (observed.Status !== null && observed.Status !== 'active')
      return notApplicable(`The connection is ${observed.Status}.`, { Status: observed.Status })
    const id = observed.VpcPeeringConnectionId
    const routes = related
      .all('AWS::EC2::RouteTable')
      .flatMap(({ arn, configuration }) =>
        configuration.Routes.filter((route) => route.VpcPeeringConnectionId === id).map((route) => ({ table: arn, ...route })),
      )
    const whole = new Set([...observed.RequesterCidrs, ...observed.AccepterCidrs])
    const wide = routes.filter(({ DestinationCidrBlock: to }) => to !== undefined && (isWorld(to) || whole.has(to)))
    const evidence = { routes: routes.slice(0, 50), wide: wide.length, networks: [...whole] }
    return forPerson(
      wide.length > 0
        ? `${wide.length} of ${routes.length} routes lead to a whole network.`
        : `${routes.length} routes lead over it, none to a whole network.`,
      evidence,
    )
  },
})

import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecs-service-public-ip-absent',
  title: 'Tasks of the service get no public address',
  severity: 'high',
  resource: 'AWS::ECS::Service',
  reads: ['NetworkConfiguration'],
  rationale:
    'A task with a public address is one security group away from the internet, and answers there past the load balancer, its firewall and its logs.',
  remediation: {
    cli: 'Give the subnets a NAT gateway or endpoints to fetch images by, then: aws ecs update-service --cluster <CLUSTER> --service <SERVICE> --network-configuration "awsvpcConfiguration={subnets=[<PRIVATE_SUBNET>],securityGroups=[<GROUP>],assignPublicIp=DISABLED}"',
    cdk: "new ecs.FargateService(this, 'Service', { cluster, taskDefinition, assignPublicIp: false })",
    terraform:
      'resource "aws_ecs_service" "this" { network_configuration { subnets = [aws_subnet.private.id], assign_public_ip = false } }',
  },
  aliases: { prowler: ['ecs_service_no_assign_public_ip'], securityHub: ['ECS.2'] },
  evaluate({ configuration: { NetworkConfiguration: network } }) {
    const vpc = network?.AwsvpcConfiguration
    if (!vpc) return notApplicable('Its tasks use the network of their host and have no address of their own.')
    const assigned = vpc.AssignPublicIp ?? 'DISABLED'
    return assigned === 'ENABLED'
      ? fail('Its tasks get public addresses.', { AssignPublicIp: assigned })
      : pass('Its tasks get no public addresses.', { AssignPublicIp: assigned })
  },
})

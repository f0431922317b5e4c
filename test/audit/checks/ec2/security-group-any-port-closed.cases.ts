import { check } from '#lib/audit/checks/ec2/security-group-any-port-closed.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const group = (SecurityGroupIngress: readonly object[]) => ({ configuration: { SecurityGroupIngress }, observed: { GroupId: 'sg-1' } })
const open = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }
const held = (InterfaceType: string, InstanceOwnerId: string | null) =>
  sample('AWS::EC2::NetworkInterface', {
    arn: `arn:${InterfaceType}`,
    configuration: { GroupSet: ['sg-1'], InterfaceType },
    observed: { InstanceOwnerId },
  })

export const cases = checkCases(check, [
  ['closed', 'pass', group([{ ...open, CidrIp: '10.0.0.0/8' }])],
  ['open, on a machine', 'fail', { ...group([open]), related: [held('interface', '111122223333')] }],
  ['open, on a load balancer', 'pass', { ...group([open]), related: [held('interface', 'amazon-elb')] }],
  ['open, on a network load balancer', 'pass', { ...group([open]), related: [held('network_load_balancer', null)] }],
  ['open, on nothing yet', 'fail', group([open])],
  ['open, on interfaces that were not seen', 'unknown', { ...group([open]), unlisted: ['AWS::EC2::NetworkInterface'] }],
])

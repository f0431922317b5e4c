import { check } from '#lib/audit/checks/ecs/service-public-ip-absent.ts'
import { checkCases } from '../../check-cases.ts'

const vpc = (AwsvpcConfiguration: object) => ({ configuration: { NetworkConfiguration: { AwsvpcConfiguration } } })

export const cases = checkCases(check, [
  ['off', 'pass', vpc({ Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' })],
  ['on', 'fail', vpc({ Subnets: ['subnet-1'], AssignPublicIp: 'ENABLED' })],
  ['not said', 'pass', vpc({ Subnets: ['subnet-1'] })],
  ['on the network of the host', 'not-applicable', { configuration: { NetworkConfiguration: null } }],
  ['denied', 'unknown', { unseen: { NetworkConfiguration: 'ecs:DescribeServices denied' } }],
])

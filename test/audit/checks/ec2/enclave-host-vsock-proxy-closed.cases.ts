import { check } from '#lib/audit/checks/ec2/enclave-host-vsock-proxy-closed.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const host = (Enabled: boolean) => ({ configuration: { EnclaveOptions: { Enabled }, SecurityGroupIds: ['sg-1'] } })
const group = (CidrIp: string, port = 8000) =>
  sample('AWS::EC2::SecurityGroup', {
    arn: 'arn:sg',
    configuration: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp }] },
    observed: { GroupId: 'sg-1' },
  })

export const cases = checkCases(check, [
  ['closed', 'pass', { ...host(true), related: [group('10.0.0.0/8')] }],
  ['open', 'fail', { ...host(true), related: [group('0.0.0.0/0')] }],
  ['another port is open', 'pass', { ...host(true), related: [group('0.0.0.0/0', 443)] }],
  ['a group that was not listed', 'unknown', { ...host(true), related: [] }],
  ['no enclaves', 'not-applicable', { ...host(false), related: [group('0.0.0.0/0')] }],
])

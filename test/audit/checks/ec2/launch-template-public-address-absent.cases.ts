import { check } from '#lib/audit/checks/ec2/launch-template-public-address-absent.ts'
import { checkCases } from '../../check-cases.ts'

const template = (...newest: readonly (boolean | null)[]) => ({
  configuration: { LaunchTemplateData: { NetworkInterfaces: newest.map((AssociatePublicIpAddress) => ({ AssociatePublicIpAddress })) } },
  observed: { DefaultVersionData: { NetworkInterfaces: [] } },
})

export const cases = checkCases(check, [
  ['none', 'pass', template()],
  ['off', 'pass', template(false)],
  ['left to the subnet', 'pass', template(null)],
  ['on', 'fail', template(false, true)],
])

import { check } from '#lib/audit/checks/ec2/subnet-public-addresses-absent.ts'
import { checkCases } from '../../check-cases.ts'

const subnet = (MapPublicIpOnLaunch: boolean | null) => ({ configuration: { MapPublicIpOnLaunch } })

export const cases = checkCases(check, [
  ['off', 'pass', subnet(false)],
  ['on', 'fail', subnet(true)],
  ['left out of a template', 'pass', subnet(null)],
])

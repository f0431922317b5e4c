import { check } from '#lib/audit/checks/ec2/client-vpn-connections-logged.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { ConnectionLogOptions: { Enabled: true } } }],
  ['off', 'fail', { configuration: { ConnectionLogOptions: { Enabled: false } } }],
  ['left out of a template', 'fail', { configuration: { ConnectionLogOptions: null } }],
])

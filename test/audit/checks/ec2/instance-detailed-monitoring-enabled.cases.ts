import { check } from '#lib/audit/checks/ec2/instance-detailed-monitoring-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { Monitoring: true } }],
  ['off', 'fail', { configuration: { Monitoring: false } }],
  ['left out of a template', 'fail', { configuration: { Monitoring: null } }],
])

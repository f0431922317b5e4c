import { check } from '#lib/audit/checks/redshift/cluster-upgrades-automatic.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { AllowVersionUpgrade: true } }],
  ['off', 'fail', { configuration: { AllowVersionUpgrade: false } }],
  ['left out of a template', 'pass', { configuration: { AllowVersionUpgrade: null } }],
  ['a text', 'unknown', { configuration: { AllowVersionUpgrade: 'true' } }],
])

import { check } from '#lib/audit/checks/redshift/cluster-tls-required.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { observed: { RequireSsl: true } }],
  ['off', 'fail', { observed: { RequireSsl: false } }],
  ['left out of a template', 'fail', { observed: { RequireSsl: null } }],
  ['a text', 'unknown', { observed: { RequireSsl: 'true' } }],
])

import { check } from '#lib/audit/checks/opensearch/domain-software-updated.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['none waits', 'pass', { observed: { UpdateAvailable: false } }],
  ['one waits', 'fail', { observed: { UpdateAvailable: true } }],
])

import { check } from '#lib/audit/checks/opensearch/domain-access-controlled.ts'
import { checkCases } from '../../check-cases.ts'

const domain = (AdvancedSecurityOptions: unknown) => ({ configuration: { AdvancedSecurityOptions } })

export const cases = checkCases(check, [
  ['on', 'pass', domain({ Enabled: true })],
  ['off', 'fail', domain({ Enabled: false })],
  ['not set', 'fail', domain(null)],
])

import { check } from '#lib/audit/checks/opensearch/domain-internal-users-absent.ts'
import { checkCases } from '../../check-cases.ts'

const domain = (AdvancedSecurityOptions: unknown) => ({ configuration: { AdvancedSecurityOptions } })

export const cases = checkCases(check, [
  ['off', 'pass', domain({ Enabled: true, InternalUserDatabaseEnabled: false })],
  ['on', 'fail', domain({ Enabled: true, InternalUserDatabaseEnabled: true })],
  ['no fine-grained access control', 'pass', domain(null)],
])

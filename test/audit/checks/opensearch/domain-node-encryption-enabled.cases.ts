import { check } from '#lib/audit/checks/opensearch/domain-node-encryption-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const domain = (NodeToNodeEncryptionOptions: unknown) => ({ configuration: { NodeToNodeEncryptionOptions } })

export const cases = checkCases(check, [
  ['on', 'pass', domain({ Enabled: true })],
  ['off', 'fail', domain({ Enabled: false })],
  ['not set', 'fail', domain(null)],
])

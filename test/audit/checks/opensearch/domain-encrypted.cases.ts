import { check } from '#lib/audit/checks/opensearch/domain-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

const domain = (EncryptionAtRestOptions: unknown) => ({ configuration: { EncryptionAtRestOptions } })

export const cases = checkCases(check, [
  ['on', 'pass', domain({ Enabled: true })],
  ['off', 'fail', domain({ Enabled: false })],
  ['not set', 'fail', domain(null)],
])

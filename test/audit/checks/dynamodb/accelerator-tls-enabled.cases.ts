import { check } from '#lib/audit/checks/dynamodb/accelerator-tls-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const cluster = (ClusterEndpointEncryptionType: string | null) => ({ configuration: { ClusterEndpointEncryptionType } })

export const cases = checkCases(check, [
  ['TLS', 'pass', cluster('TLS')],
  ['none', 'fail', cluster('NONE')],
  ['left out of a template', 'fail', cluster(null)],
])

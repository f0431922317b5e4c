import { check } from '#lib/audit/checks/apigateway/domain-name-post-quantum.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (SecurityPolicy: unknown): CaseParts => ({ configuration: { SecurityPolicy } })

export const cases = checkCases(check, [
  ['with it', 'pass', of('SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09')],
  ['with it and older ciphers', 'pass', of('SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09')],
  ['without', 'fail', of('TLS_1_2')],
  ['1.0', 'fail', of('TLS_1_0')],
  ['not set in a template', 'fail', of(null)],
  ['newer than the table', 'unknown', of('SecurityPolicy_TLS14_2030_01')],
])

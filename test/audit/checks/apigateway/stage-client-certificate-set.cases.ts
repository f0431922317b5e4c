import { check } from '#lib/audit/checks/apigateway/stage-client-certificate-set.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (ClientCertificateId: unknown): CaseParts => ({ configuration: { ClientCertificateId } })

export const cases = checkCases(check, [
  ['set', 'pass', of('abc123')],
  ['not set', 'fail', of(null)],
  ['empty', 'fail', of('')],
])

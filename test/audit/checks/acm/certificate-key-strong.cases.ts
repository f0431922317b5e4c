import { check } from '#lib/audit/checks/acm/certificate-key-strong.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (KeyAlgorithm: unknown): CaseParts => ({ configuration: { KeyAlgorithm } })

export const cases = checkCases(check, [
  ['2048', 'pass', of('RSA_2048')],
  ['with a dash', 'pass', of('RSA-4096')],
  ['a curve', 'pass', of('EC_prime256v1')],
  ['the default of a template', 'pass', of(null)],
  ['1024', 'fail', of('RSA_1024')],
  ['something new', 'unknown', of('ML_DSA_65')],
])

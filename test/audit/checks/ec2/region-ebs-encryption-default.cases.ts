import { check } from '#lib/audit/checks/ec2/region-ebs-encryption-default.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { observed: { EbsEncryptionByDefault: true } }],
  ['off', 'fail', { observed: { EbsEncryptionByDefault: false } }],
])

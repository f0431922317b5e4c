import { check } from '#lib/audit/checks/ec2/launch-template-secret-free.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['none', 'pass', { observed: { UserDataSecrets: [] } }],
  ['a password', 'fail', { observed: { UserDataSecrets: [{ kind: 'password', line: 2, sha256: 'ab' }] }, says: /password in line 2/ }],
])

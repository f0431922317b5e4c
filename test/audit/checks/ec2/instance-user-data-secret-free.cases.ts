import { check } from '#lib/audit/checks/ec2/instance-user-data-secret-free.ts'
import { checkCases } from '../../check-cases.ts'

const found = (...UserDataSecrets: readonly object[]) => ({ observed: { UserDataSecrets } })

export const cases = checkCases(check, [
  ['none', 'pass', found()],
  ['a key', 'fail', { ...found({ kind: 'aws-access-key', line: 3, sha256: 'ab' }), says: /aws-access-key in line 3/ }],
])

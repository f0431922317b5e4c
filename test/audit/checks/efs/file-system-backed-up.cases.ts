import { check } from '#lib/audit/checks/efs/file-system-backed-up.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (BackupPolicy: unknown) => ({ configuration: { BackupPolicy } })

export const cases = checkCases(check, [
  ['on', 'pass', policy({ Status: 'ENABLED' })],
  ['off', 'fail', policy({ Status: 'DISABLED' })],
  ['none', 'fail', policy(null)],
])

import { check } from '#lib/audit/checks/s3/bucket-versioning-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const bucket = (VersioningConfiguration: unknown) => ({ configuration: { VersioningConfiguration } })

export const cases = checkCases(check, [
  ['on', 'pass', bucket({ Status: 'Enabled' })],
  ['suspended', 'fail', bucket({ Status: 'Suspended' })],
  ['never', 'fail', bucket(null)],
  ['denied', 'unknown', { unseen: { VersioningConfiguration: 'denied' } }],
])

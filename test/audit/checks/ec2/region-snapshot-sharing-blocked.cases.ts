import { check } from '#lib/audit/checks/ec2/region-snapshot-sharing-blocked.ts'
import { checkCases } from '../../check-cases.ts'

const state = (SnapshotBlockPublicAccess: string) => ({ observed: { SnapshotBlockPublicAccess } })

export const cases = checkCases(check, [
  ['all', 'pass', state('block-all-sharing')],
  ['new only', 'fail', state('block-new-sharing')],
  ['none', 'fail', state('unblocked')],
])

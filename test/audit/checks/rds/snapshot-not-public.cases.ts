import { check } from '#lib/audit/checks/rds/snapshot-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const sharedWith = (...RestorableBy: readonly string[]) => ({ observed: { RestorableBy } })

export const cases = checkCases(check, [
  ['nobody', 'pass', sharedWith()],
  ['one account', 'pass', sharedWith('444455556666')],
  ['everybody', 'fail', sharedWith('444455556666', 'all')],
])

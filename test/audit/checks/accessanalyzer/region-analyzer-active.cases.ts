import { check } from '#lib/audit/checks/accessanalyzer/region-analyzer-active.ts'
import { checkCases } from '../../check-cases.ts'

const analyzer = (Type: string, Status: string) => ({ configuration: { Type }, observed: { Status } })

export const cases = checkCases(check, [
  ['of the account', 'pass', analyzer('ACCOUNT', 'ACTIVE')],
  ['of the organisation', 'pass', analyzer('ORGANIZATION', 'ACTIVE')],
  ['switched off', 'fail', analyzer('ACCOUNT', 'DISABLED')],
  ['for rights that are not used', 'fail', analyzer('ACCOUNT_UNUSED_ACCESS', 'ACTIVE')],
  ['for access from inside', 'fail', analyzer('ORGANIZATION_INTERNAL_ACCESS', 'ACTIVE')],
  ['status not seen', 'unknown', { configuration: { Type: 'ACCOUNT' }, unseen: { Status: 'odd' } }],
])

import { check } from '#lib/audit/checks/inspector2/account-functions-scanned.ts'
import { checkCases } from '../../check-cases.ts'

const account = (status: string) => ({ observed: { Scans: { lambda: status } } })

export const cases = checkCases(check, [
  ['on', 'pass', account('ENABLED')],
  ['starting', 'pass', account('ENABLING')],
  ['off', 'fail', account('DISABLED')],
  ['suspended', 'fail', account('SUSPENDED')],
  ['others alone are told', 'unknown', { observed: { Scans: { codeRepository: 'ENABLED' } } }],
  ['denied', 'unknown', { unseen: { Scans: 'denied' } }],
])

import { check } from '#lib/audit/checks/ssm/document-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const shared = (...SharedWith: readonly string[]) => ({ observed: { SharedWith } })

export const cases = checkCases(check, [
  ['nobody', 'pass', shared()],
  ['an account', 'pass', shared('444455556666')],
  ['everybody', 'fail', shared('all')],
  ['everybody, besides an account', 'fail', shared('444455556666', 'All')],
  ['denied', 'unknown', { unseen: { SharedWith: 'ssm:DescribeDocumentPermission denied' } }],
])

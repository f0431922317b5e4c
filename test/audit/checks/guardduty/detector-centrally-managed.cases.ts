import { check } from '#lib/audit/checks/guardduty/detector-centrally-managed.ts'
import { checkCases } from '../../check-cases.ts'

const detector = (AdministratorAccount: string | null, MembersSeen: number) => ({
  configuration: { Enable: true },
  observed: { AdministratorAccount, MembersSeen },
})

export const cases = checkCases(check, [
  ['a member', 'pass', { ...detector('444455556666', 0), says: /444455556666/ }],
  ['the administrator', 'pass', detector(null, 3)],
  ['alone', 'fail', detector(null, 0)],
  ['off', 'not-applicable', { ...detector(null, 0), configuration: { Enable: false } }],
  ['a member, its members not seen', 'pass', { ...detector('444455556666', 0), unseen: { MembersSeen: 'denied' } }],
  ['members denied', 'unknown', { ...detector(null, 0), unseen: { MembersSeen: 'denied' } }],
])

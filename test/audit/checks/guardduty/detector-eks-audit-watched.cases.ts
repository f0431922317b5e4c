import { check } from '#lib/audit/checks/guardduty/detector-eks-audit-watched.ts'
import { checkCases } from '../../check-cases.ts'

const on = { Name: 'EKS_AUDIT_LOGS', Status: 'ENABLED' }
const detector = (Features: readonly unknown[], Enable = true) => ({ configuration: { Enable, Features } })

export const cases = checkCases(check, [
  ['on', 'pass', detector([on])],
  ['off', 'fail', detector([{ ...on, Status: 'DISABLED' }])],
  ['not among them', 'fail', detector([])],
  ['another one', 'fail', detector([{ ...on, Name: 'DNS_LOGS' }])],
  ['GuardDuty off', 'not-applicable', detector([on], false)],
  ['denied', 'unknown', { ...detector([]), unseen: { Features: 'denied' } }],
])

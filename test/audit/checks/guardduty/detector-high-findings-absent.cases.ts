import { check } from '#lib/audit/checks/guardduty/detector-high-findings-absent.ts'
import { checkCases } from '../../check-cases.ts'

const detector = (High: number, Critical: number) => ({
  configuration: { Enable: true },
  observed: { FindingCounts: { Low: 5, Medium: 7, High, Critical } },
})

export const cases = checkCases(check, [
  ['none', 'pass', detector(0, 0)],
  ['a high one', 'fail', detector(1, 0)],
  ['a critical one', 'fail', detector(0, 2)],
  ['off', 'not-applicable', { ...detector(1, 0), configuration: { Enable: false } }],
  ['denied', 'unknown', { ...detector(0, 0), unseen: { FindingCounts: 'denied' } }],
])

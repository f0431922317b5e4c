import { check } from '#lib/audit/checks/inspector2/finding-severe-absent.ts'
import { checkCases } from '../../check-cases.ts'

const found = (High: number, Critical: number) => ({
  observed: {
    Counts: { Medium: 3, High, Critical },
    SevereFixable: 1,
    Exploitable: 0,
    NetworkReachable: 0,
    TopVulnerabilities: ['CVE-2026-1'],
    OldestSevere: null,
  },
})

export const cases = checkCases(check, [
  ['medium only', 'pass', found(0, 0)],
  ['high', 'fail', found(2, 0)],
  ['critical', 'fail', { ...found(0, 1), says: /1 critical/ }],
  ['denied', 'unknown', { ...found(0, 0), unseen: { Counts: 'denied' } }],
])

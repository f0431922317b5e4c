import { check } from '#lib/audit/checks/macie2/session-automated-discovery-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const session = (Status: string, AutomatedDiscoveryStatus: string) => ({
  configuration: { Status },
  observed: { AutomatedDiscoveryStatus },
})

export const cases = checkCases(check, [
  ['on', 'pass', session('ENABLED', 'ENABLED')],
  ['off', 'fail', session('ENABLED', 'DISABLED')],
  ['no Macie', 'not-applicable', session('DISABLED', 'DISABLED')],
  ['paused', 'not-applicable', session('PAUSED', 'ENABLED')],
  ['denied', 'unknown', { ...session('ENABLED', 'x'), unseen: { AutomatedDiscoveryStatus: 'denied' } }],
])

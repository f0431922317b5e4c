import { check } from '#lib/audit/checks/elb/load-balancer-listeners-encrypted.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (...protocols: readonly string[]): CaseParts => ({
  configuration: { Listeners: protocols.map((Protocol, index) => ({ Protocol, LoadBalancerPort: String(index), InstancePort: '80' })) },
})

export const cases = checkCases(check, [
  ['HTTPS and SSL', 'pass', of('HTTPS', 'SSL')],
  ['in lower case', 'pass', of('https')],
  ['one in the clear', 'fail', { ...of('HTTPS', 'HTTP'), says: /HTTP 1/ }],
  ['TCP', 'fail', of('TCP')],
  ['no listener', 'not-applicable', of()],
  ['none in a template', 'not-applicable', { configuration: { Listeners: null } }],
])

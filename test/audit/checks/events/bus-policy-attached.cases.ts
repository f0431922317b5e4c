import { check } from '#lib/audit/checks/events/bus-policy-attached.ts'
import { checkCases } from '../../check-cases.ts'

const bus = (Name: string, Policy: unknown) => ({ configuration: { Name, Policy } })

export const cases = checkCases(check, [
  ['a policy', 'pass', bus('orders', { Statement: [] })],
  ['none', 'fail', bus('orders', null)],
  ['the default bus', 'not-applicable', bus('default', null)],
  ['the bus of a partner', 'not-applicable', bus('aws.partner/example.com/1', null)],
  ['not seen', 'unknown', { configuration: { Name: 'orders' }, unseen: { Policy: 'denied' } }],
])

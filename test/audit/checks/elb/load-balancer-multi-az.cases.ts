import { check } from '#lib/audit/checks/elb/load-balancer-multi-az.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (AvailabilityZones: unknown, Subnets: unknown = []): CaseParts => ({ configuration: { AvailabilityZones, Subnets } })

export const cases = checkCases(check, [
  ['two', 'pass', of(['us-east-1a', 'us-east-1b'])],
  ['two subnets in a template', 'pass', of(null, ['subnet-a', 'subnet-b'])],
  ['one', 'fail', of(['us-east-1a'], ['subnet-a'])],
  ['one subnet in a template', 'fail', of(null, ['subnet-a'])],
  ['nothing', 'fail', of(null, null)],
])

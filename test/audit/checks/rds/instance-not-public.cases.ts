import { check } from '#lib/audit/checks/rds/instance-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const database = (PubliclyAccessible: unknown) => ({
  configuration: { PubliclyAccessible, VPCSecurityGroups: ['sg-1'] },
  observed: { VpcId: 'vpc-1', SubnetIds: [] },
})

export const cases = checkCases(check, [
  ['private', 'pass', database(false)],
  ['public', 'fail', database(true)],
  ['left to the subnets, in a template', 'unknown', database(null)],
])

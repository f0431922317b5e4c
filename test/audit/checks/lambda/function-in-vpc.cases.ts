import { check } from '#lib/audit/checks/lambda/function-in-vpc.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (VpcConfig: unknown): CaseParts => ({ configuration: { VpcConfig } })

export const cases = checkCases(check, [
  ['inside', 'pass', of({ SubnetIds: ['subnet-a'], SecurityGroupIds: ['sg-1'] })],
  ['outside', 'fail', of(null)],
  ['taken out again', 'fail', of({ SubnetIds: [], SecurityGroupIds: [] })],
])

import { check } from '#lib/audit/checks/ec2/vpc-endpoint-service-trusted.ts'
import { checkCases } from '../../check-cases.ts'
import { account } from '../../sample-resource.ts'

const service = (...AllowedPrincipals: readonly string[]) => ({ observed: { AllowedPrincipals } })

export const cases = checkCases(check, [
  ['nobody', 'pass', service()],
  ['the own account', 'pass', service(`arn:aws:iam::${account}:root`)],
  ['another account', 'fail', service('arn:aws:iam::444455556666:root')],
  ['everybody', 'fail', service('*')],
])

import { check } from '#lib/audit/checks/ec2/image-not-public.ts'
import { checkCases } from '../../check-cases.ts'
import { account } from '../../sample-resource.ts'

const image = (Public: boolean, OwnerId = account) => ({ observed: { Public, OwnerId } })

export const cases = checkCases(check, [
  ['private', 'pass', image(false)],
  ['public', 'fail', image(true)],
  ['of Amazon', 'not-applicable', image(true, '137112412989')],
])

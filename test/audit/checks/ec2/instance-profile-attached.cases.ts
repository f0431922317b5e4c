import { check } from '#lib/audit/checks/ec2/instance-profile-attached.ts'
import { checkCases } from '../../check-cases.ts'

const instance = (IamInstanceProfile: string | null) => ({ configuration: { IamInstanceProfile } })

export const cases = checkCases(check, [
  ['one', 'pass', instance('arn:aws:iam::111122223333:instance-profile/web')],
  ['none', 'fail', instance(null)],
])

import { check } from '#lib/audit/checks/cloudwatch/alarm-action-set.ts'
import { checkCases } from '../../check-cases.ts'

const actions = (...AlarmActions: readonly string[]) => ({ configuration: { AlarmActions } })

export const cases = checkCases(check, [
  ['one', 'pass', actions('arn:aws:sns:us-east-1:111122223333:t')],
  ['several', 'pass', actions('arn:aws:sns:us-east-1:111122223333:t', 'arn:aws:automate:us-east-1:ec2:recover')],
  ['none', 'fail', actions()],
  ['set to nothing', 'fail', { configuration: { AlarmActions: null } }],
  ['not seen', 'unknown', { unseen: { AlarmActions: 'the answer does not say' } }],
])

import { check } from '#lib/audit/checks/sns/topic-delivery-logged.ts'
import { checkCases } from '../../check-cases.ts'

const role = 'arn:aws:iam::111122223333:role/sns'
const logging = (...DeliveryStatusLogging: readonly object[]) => ({ configuration: { DeliveryStatusLogging } })

export const cases = checkCases(check, [
  ['one protocol', 'pass', logging({ Protocol: 'sqs', FailureFeedbackRoleArn: role })],
  ['successes only', 'fail', logging({ Protocol: 'lambda', SuccessFeedbackRoleArn: role })],
  ['nothing', 'fail', logging()],
  ['set to nothing', 'fail', { configuration: { DeliveryStatusLogging: null } }],
  ['attributes denied', 'unknown', { unseen: { DeliveryStatusLogging: 'sns:GetTopicAttributes denied' } }],
])

import { check } from '#lib/audit/checks/cloudtrail/trail-log-group-delivered.ts'
import { checkCases } from '../../check-cases.ts'

const foreign = 'arn:aws:cloudtrail:us-east-1:444455556666:trail/organisation'
const trail = (CloudWatchLogsLogGroupArn: string | null, LatestCloudWatchLogsDeliveryTime: string | null) => ({
  configuration: { CloudWatchLogsLogGroupArn },
  observed: { LatestCloudWatchLogsDeliveryTime },
})

export const cases = checkCases(check, [
  ['an hour ago', 'pass', trail('arn:g', '2026-11-22T11:00:00.000Z')],
  ['two days ago', 'fail', { ...trail('arn:g', '2026-11-20T11:00:00.000Z'), says: /since/ }],
  ['never', 'fail', trail('arn:g', null)],
  ['no group', 'fail', trail(null, null)],
  ['no group, status denied', 'fail', { ...trail(null, null), unseen: { LatestCloudWatchLogsDeliveryTime: 'denied' } }],
  ['status denied', 'unknown', { ...trail('arn:g', null), unseen: { LatestCloudWatchLogsDeliveryTime: 'denied' } }],
  ['of the organisation, in a member', 'not-applicable', { ...trail(null, null), arn: foreign }],
])

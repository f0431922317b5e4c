import { check } from '#lib/audit/checks/opensearch/domain-audit-logged.ts'
import { checkCases } from '../../check-cases.ts'

const on = { CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:x', Enabled: true }
const domain = (LogPublishingOptions: unknown) => ({ configuration: { LogPublishingOptions } })

export const cases = checkCases(check, [
  ['on', 'pass', domain({ AUDIT_LOGS: on })],
  ['off', 'fail', domain({ AUDIT_LOGS: { ...on, Enabled: false } })],
  ['another', 'fail', domain({ ES_APPLICATION_LOGS: on })],
  ['none', 'fail', domain(null)],
])

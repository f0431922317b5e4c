import { check } from '#lib/audit/checks/opensearch/domain-slow-logs-published.ts'
import { checkCases } from '../../check-cases.ts'

const on = { CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:x', Enabled: true }
const domain = (LogPublishingOptions: unknown) => ({ configuration: { LogPublishingOptions } })

export const cases = checkCases(check, [
  ['on', 'pass', domain({ SEARCH_SLOW_LOGS: on, INDEX_SLOW_LOGS: on })],
  ['off', 'fail', domain({ SEARCH_SLOW_LOGS: { ...on, Enabled: false }, INDEX_SLOW_LOGS: { ...on, Enabled: false } })],
  ['another', 'fail', domain({ ES_APPLICATION_LOGS: on })],
  ['none', 'fail', domain(null)],
])

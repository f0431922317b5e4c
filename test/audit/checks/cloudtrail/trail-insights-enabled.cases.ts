import { check } from '#lib/audit/checks/cloudtrail/trail-insights-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const foreign = 'arn:aws:cloudtrail:us-east-1:444455556666:trail/organisation'
const trail = (InsightSelectors: unknown, IsLogging = true) => ({ configuration: { InsightSelectors, IsLogging } })

export const cases = checkCases(check, [
  ['on', 'pass', trail([{ InsightType: 'ApiCallRateInsight' }])],
  ['off', 'fail', trail([])],
  ['not set', 'fail', trail(null)],
  ['stopped', 'not-applicable', trail([], false)],
  ['of the organisation, in a member', 'not-applicable', { ...trail([]), arn: foreign }],
  ['denied', 'unknown', { ...trail([]), unseen: { InsightSelectors: 'denied' } }],
])

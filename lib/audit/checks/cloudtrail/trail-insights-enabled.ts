import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { keptElsewhere } from '../../trail-recording.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-insights-enabled',
  title: 'The trail looks for unusual numbers of calls and errors',
  severity: 'low',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['InsightSelectors', 'IsLogging'],
  rationale: 'Insights notices a burst of calls or of refusals against what is usual in the account, which no fixed rule can know.',
  remediation: {
    cli: 'Billed by the event: aws cloudtrail put-insight-selectors --trail-name <TRAIL> --insight-selectors \'[{"InsightType":"ApiCallRateInsight"},{"InsightType":"ApiErrorRateInsight"}]\'',
    cdk: "new cloudtrail.Trail(this, 'Trail', { insightTypes: [cloudtrail.InsightType.API_CALL_RATE, cloudtrail.InsightType.API_ERROR_RATE] })",
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, insight_selector { insight_type = "ApiCallRateInsight" } }',
  },
  aliases: { prowler: ['cloudtrail_insights_exist'], securityHub: [] },
  evaluate(trail) {
    const elsewhere = keptElsewhere(trail)
    if (elsewhere) return elsewhere
    if (trail.configuration.IsLogging === false)
      return notApplicable('The trail is not logging, so there is nothing to compare.', { IsLogging: false })
    const types = (trail.configuration.InsightSelectors ?? []).flatMap(({ InsightType: type }) => type ?? [])
    return types.length > 0 ? pass(`Insights are on (${types.join(', ')}).`, { types }) : fail('Insights are off.', { types })
  },
})

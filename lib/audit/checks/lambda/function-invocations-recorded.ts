import { defineCheck, fail, pass } from '../../check.ts'
import { recordsInvocations } from '../../function-events.ts'

export const check = defineCheck({
  id: 'lambda-function-invocations-recorded',
  title: 'A trail records who calls the function',
  severity: 'low',
  resource: 'AWS::Lambda::Function',
  reads: [],
  also: {
    'AWS::CloudTrail::Trail': ['AdvancedEventSelectors', 'EventSelectors', 'IsLogging', 'IsMultiRegionTrail', 'TrailName'],
  },
  rationale:
    'Calls are data events, which CloudTrail leaves out unless it is told otherwise: when somebody uses a function to get at data, nothing says who it was.',
  remediation: {
    cli: `aws cloudtrail put-event-selectors --trail-name <TRAIL> --advanced-event-selectors '[{"Name":"functions","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::Lambda::Function"]}]}]' (this replaces the selectors that stand there: write them all)`,
    cdk: 'trail.logAllLambdaDataEvents()',
    terraform:
      'resource "aws_cloudtrail" "this" { advanced_event_selector { field_selector { field = "eventCategory", equals = ["Data"] }, field_selector { field = "resources.type", equals = ["AWS::Lambda::Function"] } } }',
  },
  aliases: { prowler: ['awslambda_function_invoke_api_operations_cloudtrail_logging_enabled'], securityHub: [] },
  evaluate({ arn, region }, { related }) {
    const trail = related.find(
      'AWS::CloudTrail::Trail',
      ({ region: home, configuration }) =>
        (configuration.IsMultiRegionTrail === true || home === region) &&
        configuration.IsLogging === true &&
        recordsInvocations(configuration, arn),
    )
    return trail
      ? pass(`The trail ${trail.configuration.TrailName ?? trail.arn} records it.`, { trail: trail.arn })
      : fail('No trail records the calls of it.', { trail: null })
  },
})

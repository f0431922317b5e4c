import { defineCheck, fail, pass } from '../../check.ts'
import { recordsNothing } from '../../trail-recording.ts'
import { networkActivitySources } from '../../trail-selectors.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-network-activity-logged',
  title: 'A trail that is logging records calls that come in through VPC endpoints',
  severity: 'informational',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['AdvancedEventSelectors', 'IsLogging', 'IsMultiRegionTrail'],
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'A call through a VPC endpoint that the endpoint policy refuses shows in network activity events only: stolen credentials of another account that are tried from inside the network, and data that is carried to a foreign bucket.',
  remediation: {
    cli: 'Add network activity events of the services that have endpoints to a trail; they are billed by the event: aws cloudtrail put-event-selectors --trail-name <TRAIL> --advanced-event-selectors \'[{"Name":"management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"endpoints","FieldSelectors":[{"Field":"eventCategory","Equals":["NetworkActivity"]},{"Field":"eventSource","Equals":["s3.amazonaws.com"]}]}]\'',
    cdk: "new cloudtrail.CfnTrail(this, 'Trail', { s3BucketName: logs.bucketName, isLogging: true, isMultiRegionTrail: true, advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equalTo: ['NetworkActivity'] }, { field: 'eventSource', equalTo: ['s3.amazonaws.com'] }] }] })",
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, advanced_event_selector { field_selector { field = "eventCategory", equals = ["NetworkActivity"] }, field_selector { field = "eventSource", equals = ["s3.amazonaws.com"] } } }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration }) {
    const nothing = recordsNothing(configuration)
    if (nothing) return nothing
    const sources = networkActivitySources({ AdvancedEventSelectors: configuration.AdvancedEventSelectors })
    return sources.length > 0
      ? pass(`A multi-region trail is logging the network activity events of ${sources.slice(0, 10).join(', ')}.`, { sources })
      : fail('it records no network activity events', { sources })
  },
})

import { defineCheck, fail, pass } from '../../check.ts'
import { recordsNothing } from '../../trail-recording.ts'
import { dataEventTypes, managementHalves } from '../../trail-selectors.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-model-calls-logged',
  title: 'A trail that is logging records calls of Bedrock models and agents',
  severity: 'medium',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['AdvancedEventSelectors', 'EventSelectors', 'IsLogging', 'IsMultiRegionTrail'],
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'Stolen keys are used to run language models at your cost, or to read what your agents know. Who called which model shows in the trail, if it records reading calls or data events of Bedrock.',
  remediation: {
    cli: 'aws cloudtrail put-event-selectors --trail-name <TRAIL> --advanced-event-selectors \'[{"Name":"management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"agents","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::Bedrock::AgentAlias"]}]}]\'',
    cdk: "new cloudtrail.Trail(this, 'Trail', { isMultiRegionTrail: true, managementEvents: cloudtrail.ReadWriteType.ALL })",
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, is_multi_region_trail = true, event_selector { read_write_type = "All", include_management_events = true } }',
  },
  aliases: { prowler: ['cloudtrail_bedrock_logging_enabled'], securityHub: [] },
  evaluate({ configuration }) {
    const nothing = recordsNothing(configuration)
    if (nothing) return nothing
    // InvokeModel and Converse are management events that read (Bedrock User Guide, "Monitor Amazon Bedrock API calls using CloudTrail").
    const halves = managementHalves(configuration)
    const types = dataEventTypes(configuration).filter((type) => type.startsWith('AWS::Bedrock::'))
    const evidence = { managementEvents: [...halves].sort(), dataEvents: types.slice(0, 20) }
    return halves.has('read') || types.length > 0
      ? pass('A multi-region trail is logging calls of Bedrock.', evidence)
      : fail('it records neither management events that read nor data events of Bedrock', evidence)
  },
})

import { defineCheck } from '../../check.ts'
import { judgeNotPublic } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 'events-bus-not-public',
  title: 'The event bus’s policy does not let everybody in',
  severity: 'high',
  resource: 'AWS::Events::EventBus',
  reads: ['Policy'],
  rationale:
    'Anybody with an AWS account can then put events onto the bus that look like those of the account’s own systems, and so start whatever its rules start; or make rules on it and read along.',
  remediation: {
    cli: 'Take the open statement out: aws events remove-permission --event-bus-name <BUS> --statement-id <SID>. To let an organisation in: aws events put-permission --event-bus-name <BUS> --action events:PutEvents --principal "*" --statement-id <SID> --condition Type=StringEquals,Key=aws:PrincipalOrgID,Value=<ORGANIZATION_ID>',
    cdk: "new events.CfnEventBusPolicy(this, 'FromOrganization', { eventBusName: bus.eventBusName, statementId: 'organization', statement: { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: bus.eventBusArn, Condition: { StringEquals: { 'aws:PrincipalOrgID': '<ORGANIZATION_ID>' } } } })",
    terraform:
      'resource "aws_cloudwatch_event_bus_policy" "this" { event_bus_name = aws_cloudwatch_event_bus.this.name, policy = data.aws_iam_policy_document.<NAMED_PRINCIPALS>.json }',
  },
  aliases: { prowler: ['eventbridge_bus_exposed'], securityHub: [] },
  evaluate: ({ configuration }) => judgeNotPublic(configuration.Policy, 'The event bus'),
})

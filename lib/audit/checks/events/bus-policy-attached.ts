import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'events-bus-policy-attached',
  title: 'An event bus of the account’s own has a policy that says who may use it',
  severity: 'low',
  resource: 'AWS::Events::EventBus',
  reads: ['Name', 'Policy'],
  rationale:
    'Without a policy, every identity of the account with a wide enough right may put events onto the bus and make rules on it. A policy on the bus names the few that should, whatever their own rights say.',
  remediation: {
    cli: 'aws events put-permission --event-bus-name <BUS> --policy file://<POLICY_FILE>',
    cdk: "new events.CfnEventBusPolicy(this, 'Policy', { eventBusName: bus.eventBusName, statementId: 'publishers', statement: { Effect: 'Allow', Principal: { AWS: '<ROLE_ARN>' }, Action: 'events:PutEvents', Resource: bus.eventBusArn } })",
    terraform:
      'resource "aws_cloudwatch_event_bus_policy" "this" { event_bus_name = "<BUS>", policy = data.aws_iam_policy_document.publishers.json }',
  },
  aliases: { prowler: [], securityHub: ['EventBridge.3'] },
  evaluate({ configuration: { Name: name, Policy: policy } }) {
    // Buses of partners are named after them and take events of their partner only.
    if (name === 'default' || name?.startsWith('aws.partner/')) return notApplicable(`The bus ${name} is not of the account’s own making.`)
    return policy === null ? fail('The bus has no policy.', { Policy: null }) : pass('The bus has a policy.', { Name: name })
  },
})

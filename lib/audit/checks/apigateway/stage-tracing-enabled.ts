import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'apigateway-stage-tracing-enabled',
  title: 'The stage of the REST API takes part in traces',
  severity: 'low',
  resource: 'AWS::ApiGateway::Stage',
  reads: ['TracingEnabled'],
  rationale: 'Traces show which backend a call went to and where it failed or lingered: without them nobody sees how far an odd call got.',
  remediation: {
    cli: 'aws apigateway update-stage --rest-api-id <API> --stage-name <STAGE> --patch-operations op=replace,path=/tracingEnabled,value=true',
    cdk: "new apigateway.RestApi(this, 'Api', { deployOptions: { tracingEnabled: true } })",
    terraform: 'resource "aws_api_gateway_stage" "this" { xray_tracing_enabled = true }',
  },
  aliases: { prowler: ['apigateway_restapi_tracing_enabled'], securityHub: ['APIGateway.3'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.TracingEnabled, {
      property: 'TracingEnabled',
      on: 'Its calls are traced by X-Ray.',
      off: 'Its calls are not traced.',
    }),
})

import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'apigateway-stage-access-logs-enabled',
  title: 'The stage of the REST API writes an access log',
  severity: 'medium',
  resource: 'AWS::ApiGateway::Stage',
  reads: ['AccessLogSetting'],
  rationale:
    'Who called which method, from where and with what answer, shows in the access log only. Without it an attack on the API leaves no address behind.',
  remediation: {
    cli: 'aws apigateway update-stage --rest-api-id <API> --stage-name <STAGE> --patch-operations op=replace,path=/accessLogSettings/destinationArn,value=<LOG_GROUP_ARN> op=replace,path=/accessLogSettings/format,value=<FORMAT>',
    cdk: "new apigateway.RestApi(this, 'Api', { deployOptions: { accessLogDestination: new apigateway.LogGroupLogDestination(logGroup), accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields() } })",
    terraform:
      'resource "aws_api_gateway_stage" "this" { access_log_settings { destination_arn = aws_cloudwatch_log_group.api.arn, format = <FORMAT> } }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration }) {
    const destination = configuration.AccessLogSetting?.DestinationArn ?? null
    return destination ? pass(`Calls are logged to ${destination}.`, { destination }) : fail('It writes no access log.', { destination })
  },
})

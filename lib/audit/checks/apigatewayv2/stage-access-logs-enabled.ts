import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'apigatewayv2-stage-access-logs-enabled',
  title: 'The stage of the HTTP or WebSocket API writes an access log',
  severity: 'medium',
  resource: 'AWS::ApiGatewayV2::Stage',
  reads: ['AccessLogSettings'],
  rationale:
    'Who called which route, from where and with what answer, shows in the access log only. Without it an attack on the API leaves no address behind.',
  remediation: {
    cli: 'aws apigatewayv2 update-stage --api-id <API> --stage-name <STAGE> --access-log-settings DestinationArn=<LOG_GROUP_ARN>,Format=<FORMAT>',
    cdk: "new apigatewayv2.CfnStage(this, 'Stage', { apiId, stageName: 'prod', accessLogSettings: { destinationArn: logGroup.logGroupArn, format } })",
    terraform:
      'resource "aws_apigatewayv2_stage" "this" { access_log_settings { destination_arn = aws_cloudwatch_log_group.api.arn, format = <FORMAT> } }',
  },
  aliases: { prowler: ['apigatewayv2_api_access_logging_enabled'], securityHub: ['APIGateway.9'] },
  evaluate({ configuration }) {
    const destination = configuration.AccessLogSettings?.DestinationArn ?? null
    return destination ? pass(`Calls are logged to ${destination}.`, { destination }) : fail('It writes no access log.', { destination })
  },
})

import { defineCheck, fail, pass } from '../../check.ts'
import { isForAll, methodName } from '../../method-settings.ts'

export const check = defineCheck({
  id: 'apigateway-stage-execution-logs-enabled',
  title: 'The stage of the REST API logs how its methods are executed',
  severity: 'medium',
  resource: 'AWS::ApiGateway::Stage',
  reads: ['MethodSettings'],
  rationale:
    'Failed authorisers, rejected bodies and errors of integrations show here before anywhere else: an attacker who probes the API produces hundreds of them.',
  remediation: {
    cli: 'aws apigateway update-stage --rest-api-id <API> --stage-name <STAGE> --patch-operations op=replace,path=/*/*/logging/loglevel,value=ERROR',
    cdk: "new apigateway.RestApi(this, 'Api', { deployOptions: { loggingLevel: apigateway.MethodLoggingLevel.ERROR } })",
    terraform:
      'resource "aws_api_gateway_method_settings" "all" { rest_api_id = <API>, stage_name = <STAGE>, method_path = "*/*", settings { logging_level = "ERROR" } }',
  },
  aliases: { prowler: ['apigateway_restapi_logging_enabled'], securityHub: ['APIGateway.1'] },
  evaluate({ configuration }) {
    const settings = configuration.MethodSettings ?? []
    const all = settings.find(isForAll)?.LoggingLevel ?? 'OFF'
    if (all === 'OFF') return fail('It does not log the execution of all methods.', { level: all })
    const silent = settings.filter(({ LoggingLevel: level }) => level === 'OFF').map(methodName)
    return silent.length > 0
      ? fail(`The execution of these is not logged: ${silent.slice(0, 5).join(', ')}.`, {
          level: all,
          silent: silent.slice(0, 20),
          count: silent.length,
        })
      : pass(`It logs at the level ${all}.`, { level: all })
  },
})

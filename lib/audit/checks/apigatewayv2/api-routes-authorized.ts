import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'apigatewayv2-api-routes-authorized',
  title: 'Every route of the HTTP or WebSocket API asks who calls',
  severity: 'medium',
  resource: 'AWS::ApiGatewayV2::Api',
  reads: ['ProtocolType', 'Routes'],
  rationale:
    'One route without an authoriser is enough: whoever finds it calls what stands behind it, and the backend takes the call for one that was checked.',
  remediation: {
    cli: 'aws apigatewayv2 update-route --api-id <API> --route-id <ROUTE> --authorization-type JWT --authorizer-id <AUTHORIZER>',
    cdk: "new apigatewayv2.HttpApi(this, 'Api', { defaultAuthorizer: new HttpJwtAuthorizer('Jwt', '<ISSUER>', { jwtAudience: ['<AUDIENCE>'] }) })",
    terraform:
      'resource "aws_apigatewayv2_route" "this" { authorization_type = "JWT", authorizer_id = aws_apigatewayv2_authorizer.this.id }',
  },
  aliases: { prowler: ['apigatewayv2_api_authorizers_enabled'], securityHub: ['APIGateway.8'] },
  evaluate({ configuration, observed: { Routes: routes } }) {
    if (routes.length === 0) return notApplicable('It has no route.', { routes: 0 })
    // A WebSocket API asks once, when the connection is made; its other routes take no authoriser.
    const asking = configuration.ProtocolType === 'WEBSOCKET' ? routes.filter(({ RouteKey: key }) => key === '$connect') : routes
    if (asking.length === 0) return fail('It has no route $connect, so nobody is asked who connects.', { routes: routes.length })
    const open = asking.filter(({ AuthorizationType: type }) => type === 'NONE').map(({ RouteKey: key }) => key)
    return open.length > 0
      ? fail(`Nobody is asked who calls ${open.slice(0, 5).join(', ')}.`, { open: open.slice(0, 20), count: open.length })
      : pass('Every route asks who calls.', { routes: routes.length })
  },
})

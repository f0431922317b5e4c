import { defineCheck, fail, pass } from '../../check.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { publicStatements } from '../../iam/public-access.ts'

export const check = defineCheck({
  id: 'apigateway-rest-api-not-public',
  title: 'The REST API is reached from inside the network, or by those whom its policy names',
  severity: 'medium',
  resource: 'AWS::ApiGateway::RestApi',
  reads: ['EndpointConfiguration', 'Policy'],
  rationale:
    'An API for one’s own systems has no need to be answered to the whole internet, where everybody tries it; one that does is accepted as an exception with an owner.',
  remediation: {
    cli: 'aws apigateway update-rest-api --rest-api-id <API> --patch-operations op=replace,path=/endpointConfiguration/types/REGIONAL,value=PRIVATE, with an endpoint of execute-api in the VPC and a policy that names it',
    cdk: "new apigateway.RestApi(this, 'Api', { endpointTypes: [apigateway.EndpointType.PRIVATE], policy })",
    terraform:
      'resource "aws_api_gateway_rest_api" "this" { endpoint_configuration { types = ["PRIVATE"], vpc_endpoint_ids = [<ENDPOINT>] } }',
  },
  aliases: { prowler: ['apigateway_restapi_public'], securityHub: [] },
  evaluate({ configuration }) {
    // EDGE is what API Gateway takes when a template does not say.
    const types = configuration.EndpointConfiguration?.Types ?? ['EDGE']
    if (types.length > 0 && types.every((type) => type === 'PRIVATE'))
      return pass('It is private: only endpoints in a VPC reach it.', { types })
    if (configuration.Policy === null)
      return fail(`It is ${types.join(', ')}, and no policy narrows who may call it.`, { types, Policy: null })
    // A template may hold the policy as text.
    const policy: unknown = typeof configuration.Policy === 'string' ? JSON.parse(configuration.Policy) : configuration.Policy
    const open = publicStatements(readPolicyDocument(policy))
    const statements = open.slice(0, 10).map(({ sid, actions, conditions }) => ({ sid, actions, conditions }))
    return open.length > 0
      ? fail(`It is ${types.join(', ')}, and its policy lets everybody in.`, { types, statements, count: open.length })
      : pass('It faces the internet, and its policy lets only some in.', { types })
  },
})

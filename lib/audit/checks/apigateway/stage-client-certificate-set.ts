import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'apigateway-stage-client-certificate-set',
  title: 'The stage of the REST API proves to its backends that it is the one who calls',
  severity: 'medium',
  resource: 'AWS::ApiGateway::Stage',
  reads: ['ClientCertificateId'],
  rationale:
    'A backend that takes every call cannot tell the API from somebody who has found its address and goes around authorisation, throttling and web ACL.',
  remediation: {
    cli: 'aws apigateway generate-client-certificate, then aws apigateway update-stage --rest-api-id <API> --stage-name <STAGE> --patch-operations op=replace,path=/clientCertificateId,value=<ID>',
    cdk: "new apigateway.RestApi(this, 'Api', { deployOptions: { clientCertificateId: certificate.attrClientCertificateId } })",
    terraform: 'resource "aws_api_gateway_stage" "this" { client_certificate_id = aws_api_gateway_client_certificate.this.id }',
  },
  aliases: { prowler: ['apigateway_restapi_client_certificate_enabled'], securityHub: ['APIGateway.2'] },
  evaluate({ configuration }) {
    const id = configuration.ClientCertificateId || null
    return id
      ? pass(`It shows the client certificate ${id}.`, { ClientCertificateId: id })
      : fail('It shows no client certificate.', { ClientCertificateId: id })
  },
})

import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'apigateway-stage-waf-attached',
  title: 'A web ACL stands in front of the stage of the REST API',
  severity: 'medium',
  resource: 'AWS::ApiGateway::Stage',
  reads: ['WebAclArn'],
  rationale:
    'Injected SQL, known exploits and floods of requests reach the backends as they are sent. A web ACL, one’s own or that of Firewall Manager, stops most of them in front.',
  remediation: {
    cli: 'aws wafv2 associate-web-acl --web-acl-arn <WEB_ACL_ARN> --resource-arn <STAGE_ARN>',
    cdk: "new wafv2.CfnWebACLAssociation(this, 'Waf', { webAclArn: webAcl.attrArn, resourceArn: api.deploymentStage.stageArn })",
    terraform:
      'resource "aws_wafv2_web_acl_association" "this" { web_acl_arn = aws_wafv2_web_acl.this.arn, resource_arn = aws_api_gateway_stage.this.arn }',
  },
  aliases: { prowler: ['apigateway_restapi_waf_acl_attached'], securityHub: ['APIGateway.4'] },
  evaluate({ observed }) {
    const acl = observed.WebAclArn
    return acl
      ? pass(`The web ACL ${acl} stands in front of it.`, { WebAclArn: acl })
      : fail('No web ACL stands in front of it.', { WebAclArn: acl })
  },
})

import { defineCheck, fail, notApplicable } from '../../check.ts'
import { judgeNotCrossAccount } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 'ec2-vpc-endpoint-trusted',
  title: 'The policy of the VPC endpoint lets only known accounts through',
  severity: 'high',
  resource: 'AWS::EC2::VPCEndpoint',
  reads: ['PolicyDocument', 'VpcEndpointType'],
  rationale:
    'As AWS makes it, an endpoint lets any principal reach any resource: a stranger’s keys on a machine inside carry data out through your own door.',
  remediation: {
    cli: 'aws ec2 modify-vpc-endpoint --vpc-endpoint-id <ENDPOINT_ID> --policy-document file://<POLICY_FILE> with aws:PrincipalAccount or aws:PrincipalOrgID',
    cdk: 'endpoint.addToPolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], conditions: { StringEquals: { "aws:PrincipalOrgID": "<ORG_ID>" } }, actions: ["*"], resources: ["*"] }))',
    terraform:
      'resource "aws_vpc_endpoint_policy" "this" { vpc_endpoint_id = aws_vpc_endpoint.this.id, policy = data.aws_iam_policy_document.<NAMED>.json }',
  },
  aliases: { prowler: ['vpc_endpoint_connections_trust_boundaries'], securityHub: [] },
  evaluate({ configuration, account }) {
    if (configuration.VpcEndpointType === 'GatewayLoadBalancer')
      return notApplicable('Endpoints of this type have no policy.', { VpcEndpointType: 'GatewayLoadBalancer' })
    return configuration.PolicyDocument === null
      ? fail('It has no policy of its own, so it lets everybody through.', { PolicyDocument: null })
      : judgeNotCrossAccount(configuration.PolicyDocument, 'The endpoint', account)
  },
})

import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-vpc-endpoint-service-trusted',
  title: 'Only known accounts may connect to the endpoint service',
  severity: 'high',
  resource: 'AWS::EC2::VPCEndpointService',
  reads: ['AllowedPrincipals'],
  rationale:
    'An endpoint service is a door into the network. Whoever is allowed to connect reaches what stands behind it without passing the internet.',
  remediation: {
    cli: 'aws ec2 modify-vpc-endpoint-service-permissions --service-id <SERVICE_ID> --remove-allowed-principals "*"',
    cdk: 'new ec2.VpcEndpointService(this, "Service", { …, allowedPrincipals: [new iam.AccountPrincipal("<ACCOUNT_ID>")] })',
    terraform: 'resource "aws_vpc_endpoint_service" "this" { allowed_principals = ["arn:aws:iam::<ACCOUNT_ID>:root"] }',
  },
  aliases: { prowler: ['vpc_endpoint_services_allowed_principals_trust_boundaries'], securityHub: [] },
  evaluate({ observed, account }) {
    const others = observed.AllowedPrincipals.filter((principal) => principal.split(':')[4] !== account)
    return others.length === 0
      ? pass('Nobody of another account may connect.', { AllowedPrincipals: observed.AllowedPrincipals })
      : fail(`Others may connect: ${others.slice(0, 5).join(', ')}.`, { AllowedPrincipals: observed.AllowedPrincipals.slice(0, 50) })
  },
})

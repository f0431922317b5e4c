import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { servicesWithoutSource } from '../../iam/trust.ts'

export const check = defineCheck({
  id: 'iam-role-confused-deputy-prevented',
  title: 'Services may assume the role only on behalf of the own account',
  severity: 'medium',
  resource: 'AWS::IAM::Role',
  reads: ['AssumeRolePolicyDocument', 'Path'],
  rationale:
    'A service serves other customers too. Without a condition on where the request comes from, one of them who knows the name of the role may make the service use it for them.',
  remediation: {
    cli: 'Add a condition on aws:SourceAccount or aws:SourceArn to the statement of the service: aws iam update-assume-role-policy --role-name <ROLE_NAME> --policy-document file://<TRUST_FILE>',
    cdk: "new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('<SERVICE>.amazonaws.com').withConditions({ StringEquals: { 'aws:SourceAccount': this.account } }) })",
    terraform:
      'condition { test = "StringEquals", variable = "aws:SourceAccount", values = [data.aws_caller_identity.this.account_id] } in the statement of the service',
  },
  aliases: { prowler: ['iam_role_cross_service_confused_deputy_prevention'], securityHub: [] },
  evaluate({ arn, configuration }) {
    if (configuration.Path?.startsWith('/aws-service-role/') || arn.includes(':role/aws-service-role/'))
      return notApplicable('The role belongs to a service of AWS, which keeps its trust policy.')
    const { services, open } = servicesWithoutSource(readPolicyDocument(configuration.AssumeRolePolicyDocument))
    if (services.length === 0) return notApplicable('The role trusts no service that could be asked by others.', { services })
    return open.length > 0
      ? fail(`The role trusts ${open.slice(0, 5).join(', ')} whoever asks for it.`, {
          services: services.slice(0, 20),
          open: open.slice(0, 20),
        })
      : pass('Each service that the role trusts is bound to where the request comes from.', { services: services.slice(0, 20) })
  },
})

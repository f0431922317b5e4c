import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { webIdentityTrust } from '../../iam/trust.ts'

export const check = defineCheck({
  id: 'iam-role-trust-oidc-subject-bound',
  title: 'Roles for pipelines and workloads elsewhere name whose tokens they accept',
  severity: 'high',
  resource: 'AWS::IAM::Role',
  reads: ['AssumeRolePolicyDocument'],
  rationale:
    'A provider such as that of a code host gives tokens to all its customers. A role that asks for the provider alone can be assumed from anybody’s pipeline.',
  remediation: {
    cli: 'Add a condition on the subject of the token: aws iam update-assume-role-policy --role-name <ROLE_NAME> --policy-document file://<TRUST_FILE> with StringEquals "<PROVIDER_HOST>:sub": "repo:<ORGANISATION>/<REPOSITORY>:ref:refs/heads/main"',
    cdk: "new iam.WebIdentityPrincipal(provider.openIdConnectProviderArn, { StringEquals: { '<PROVIDER_HOST>:sub': 'repo:<ORGANISATION>/<REPOSITORY>:ref:refs/heads/main' } })",
    terraform:
      'condition { test = "StringEquals", variable = "<PROVIDER_HOST>:sub", values = ["repo:<ORGANISATION>/<REPOSITORY>:ref:refs/heads/main"] }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration }) {
    const { providers, open } = webIdentityTrust(readPolicyDocument(configuration.AssumeRolePolicyDocument))
    if (providers.length === 0) return notApplicable('The role trusts no provider of web identities.')
    return open.length > 0
      ? fail(`The role accepts tokens of ${open.slice(0, 5).join(', ')} whoever they were given to.`, { providers, open })
      : pass(`The role names whose tokens of ${providers.slice(0, 5).join(', ')} it accepts.`, { providers })
  },
})

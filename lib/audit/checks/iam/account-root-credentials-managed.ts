import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

const feature = 'RootCredentialsManagement'

export const check = defineCheck({
  id: 'iam-account-root-credentials-managed',
  title: 'The organisation manages the root credentials of its member accounts centrally',
  severity: 'medium',
  resource: 'AWS::::Account',
  reads: ['OrganizationsFeatures'],
  rationale:
    'Each member account has a root user with a password that somebody could reset through a mailbox. Managed centrally, members have no root credentials that could be stolen.',
  remediation: {
    cli: 'In the management account: aws organizations enable-aws-service-access --service-principal iam.amazonaws.com; aws iam enable-organizations-root-credentials-management. Then remove the root credentials of each member.',
    cdk: "CloudFormation has no type for it: new cr.AwsCustomResource(this, 'Root', { onUpdate: { service: 'IAM', action: 'enableOrganizationsRootCredentialsManagement', physicalResourceId: cr.PhysicalResourceId.of('root') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform: 'resource "aws_iam_organizations_features" "this" { enabled_features = ["RootCredentialsManagement", "RootSessions"] }',
  },
  aliases: { prowler: ['iam_root_credentials_management_enabled'], securityHub: [] },
  evaluate({ observed: { OrganizationsFeatures: features } }) {
    const evidence = { ...features }
    switch (features.State) {
      case 'no-organization':
        return notApplicable('The account is in no organisation.', evidence)
      case 'not-entitled':
        return notApplicable('The account does not manage root access of its organisation; the management account does.', evidence)
      case 'trust-off':
        return fail('IAM has no trusted access to the organisation, so root credentials are not managed centrally.', evidence)
      case 'billing-only':
        return fail('The organisation has billing features only, so root credentials cannot be managed centrally.', evidence)
      case 'answered':
        return features.EnabledFeatures.includes(feature)
          ? pass('The organisation manages the root credentials of its members.', evidence)
          : fail('Each member account keeps its own root credentials.', evidence)
      default:
        return undecided('What IAM says of the organisation is not understood.', evidence)
    }
  },
})

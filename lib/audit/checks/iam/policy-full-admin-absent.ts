import { defineCheck, fail, pass, undecided } from '../../check.ts'
import { fullAdminStatements } from '../../iam/full-admin.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'

type Configuration = { readonly PolicyDocument?: unknown }
type Observed = { readonly AttachmentCount?: number }

export const check = defineCheck<Configuration, Observed>({
  id: 'iam-policy-full-admin-absent',
  title: 'No attached policy allows every action on every resource',
  severity: 'high',
  resource: 'AWS::IAM::ManagedPolicy',
  rationale:
    'Whoever takes over an identity with such a policy owns the account: all data, all logs, all other identities. Rights that name services and resources keep one mistake from becoming all of them.',
  remediation:
    'See who holds the policy: aws iam list-entities-for-policy --policy-arn <POLICY_ARN>. Attach policies that name what these identities do, then take this one away: aws iam detach-role-policy --role-name <ROLE_NAME> --policy-arn <POLICY_ARN> (likewise detach-user-policy, detach-group-policy). Keep one guarded role for emergencies as an accepted exception.',
  aliases: {
    prowler: ['iam_aws_attached_policy_no_administrative_privileges', 'iam_customer_attached_policy_no_administrative_privileges'],
    securityHub: ['IAM.1'],
  },
  evaluate({ configuration, observed }) {
    const wide = fullAdminStatements(readPolicyDocument(configuration.PolicyDocument))
    if (wide.length === 0) return pass('No statement allows every action on every resource.')
    const evidence = {
      statements: wide.slice(0, 10).map(({ sid, actions, resources, conditions }) => ({ sid, actions, resources, conditions })),
    }
    const attached = observed.AttachmentCount
    if (attached === undefined) return fail('The policy allows every action on every resource.', evidence)
    if (typeof attached !== 'number') return undecided('The snapshot does not say whether the policy is attached.', evidence)
    return attached > 0
      ? fail(
          `The policy allows every action on every resource and is attached to ${attached} ${attached === 1 ? 'identity' : 'identities'}.`,
          { ...evidence, AttachmentCount: attached },
        )
      : pass('The policy allows every action on every resource, but is attached to nobody.', { ...evidence, AttachmentCount: attached })
  },
})

import { defineCheck, fail, pass } from '../../check.ts'
import { holdsAwsPolicy } from '../../iam/policy-checks.ts'

const policy = 'AWSCloudShellFullAccess'
const holders = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role'] as const

export const check = defineCheck({
  id: 'iam-account-cloudshell-full-access-unattached',
  title: 'AWS’s policy for full access to CloudShell is attached to nobody',
  severity: 'medium',
  resource: 'AWS::::Account',
  reads: [],
  also: {
    'AWS::IAM::User': ['ManagedPolicyArns'],
    'AWS::IAM::Group': ['ManagedPolicyArns'],
    'AWS::IAM::Role': ['ManagedPolicyArns'],
  },
  rationale:
    'With it files go up to and down from a shell in the browser that holds credentials of the account: a way out for data that no network control sees.',
  remediation: {
    cli: 'See who holds it: aws iam list-entities-for-policy --policy-arn arn:aws:iam::aws:policy/AWSCloudShellFullAccess. Give a policy without cloudshell:GetFileUploadUrls and cloudshell:GetFileDownloadUrls in its place: aws iam detach-role-policy --role-name <ROLE_NAME> --policy-arn arn:aws:iam::aws:policy/AWSCloudShellFullAccess',
    cdk: "new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['cloudshell:GetFileUploadUrls', 'cloudshell:GetFileDownloadUrls'], resources: ['*'] }) beside what allows CloudShell",
    terraform:
      'statement { effect = "Deny", actions = ["cloudshell:GetFileUploadUrls", "cloudshell:GetFileDownloadUrls"], resources = ["*"] }',
  },
  aliases: { prowler: ['iam_policy_cloudshell_admin_not_attached'], securityHub: ['IAM.27'] },
  evaluate(_, { related }) {
    for (const type of holders) {
      const holder = related.find(type, ({ configuration }) => holdsAwsPolicy(configuration.ManagedPolicyArns, policy))
      if (holder) return fail(`${holder.arn} holds ${policy}.`, { holder: holder.arn })
    }
    return pass(`Nobody holds ${policy}.`, { holder: null })
  },
})

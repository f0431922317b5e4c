import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

/** Services that a key of its own is needed for: to change itself, and to change into a role. */
const keyServices = new Set(['iam', 'sts'])

export const check = defineCheck({
  id: 'iam-user-temporary-credentials-used',
  title: 'Access keys of the user serve to assume a role, and nothing else',
  severity: 'medium',
  resource: 'AWS::IAM::User',
  reads: ['CredentialReport'],
  rationale:
    'A key that works on data directly works until somebody takes it away, wherever it is. Credentials of a role end by themselves within hours.',
  remediation: {
    cli: 'Give the work to a role and let the user assume it: aws sts assume-role --role-arn <ROLE_ARN> --role-session-name <NAME>. Then leave the user no right but sts:AssumeRole.',
    cdk: "role.grantAssumeRole(user), and the user’s other rights on the role: new iam.Role(this, 'Role', { assumedBy: user })",
    terraform: 'statement { actions = ["sts:AssumeRole"], resources = [aws_iam_role.this.arn] } as the only right of the user',
  },
  aliases: { prowler: ['iam_user_with_temporary_credentials'], securityHub: [] },
  evaluate({ observed }) {
    const active = observed.CredentialReport.accessKeys.filter((key) => key.active !== false)
    if (active.length === 0) return notApplicable('The user has no active access key.', { activeKeys: 0 })
    const used = active.filter(({ lastUsed }) => lastUsed !== null)
    const services = used.map(({ lastUsedService }) => lastUsedService ?? null)
    const evidence = { activeKeys: active.length, lastUsedServices: services }
    const direct = services.find((service) => service !== null && !keyServices.has(service))
    if (direct) return fail(`An access key was last used directly with ${direct}.`, evidence)
    if (services.includes(null)) return undecided('The credential report does not say what an active key was used for.', evidence)
    return used.length === 0
      ? pass('No active access key was ever used.', evidence)
      : pass('The active access keys were last used to assume a role or to manage themselves.', evidence)
  },
})

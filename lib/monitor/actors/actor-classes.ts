/** Kinds of actors that rules may exclude, or look for (`keepwatch.selections: {x: {actor: [...]}}`). */
export const actorClasses = ['aws-service', 'iac', 'ci', 'sso', 'scanner', 'break-glass'] as const
export type ActorClass = (typeof actorClasses)[number]

/** One way to know an actor of a class by fields of a CloudTrail record. */
export interface ActorSignal {
  readonly class: ActorClass
  /** Path of a field; no lists on the way. */
  readonly field: string
  /** Sigma patterns (`*`, `?`; case does not matter), one of which the text of the field must fit. */
  readonly values: readonly string[]
  /**
   * Whether whoever makes the call can choose the value: a user agent is what the client says, a session name what the caller of
   * AssumeRole says, a role's name what anybody with iam:CreateRole says. Such a signal is no ground to leave an event alone.
   */
  readonly forgeable: boolean
}

/** AWS sets `invokedBy` and, in calls by a service, a service name as `sourceIPAddress`; callers cannot. */
const calledBy = (name: ActorClass, ...services: readonly string[]): ActorSignal[] =>
  ['userIdentity.invokedBy', 'sourceIPAddress'].map((field) => ({
    class: name,
    field,
    values: services.map((service) => `${service}.amazonaws.com`),
    forgeable: false,
  }))

const issuer = 'userIdentity.sessionContext.sessionIssuer.arn'
const sessionArn = 'userIdentity.arn'

/**
 * The built-in signals. Fields: "CloudTrail userIdentity element" and "CloudTrail record contents" in the CloudTrail user
 * guide; service-linked roles and the reserved path of Identity Center: IAM user guide, "IAM identifiers" and Identity Center
 * user guide, "Permission sets". `break-glass` has no signal that AWS sets: an operator names the roles and users.
 */
export const actorSignals: readonly ActorSignal[] = [
  { class: 'aws-service', field: 'userIdentity.type', values: ['AWSService'], forgeable: false },
  { class: 'aws-service', field: 'userIdentity.invokedBy', values: ['*.amazonaws.com', 'AWS Internal'], forgeable: false },
  { class: 'aws-service', field: 'sourceIPAddress', values: ['*.amazonaws.com', 'AWS Internal'], forgeable: false },
  // Only the service itself can assume a service-linked role, and nobody else can create a role below this path.
  { class: 'aws-service', field: issuer, values: ['arn:aws*:iam::*:role/aws-service-role/*'], forgeable: false },

  ...calledBy('iac', 'cloudformation'),
  {
    class: 'iac',
    field: issuer,
    values: ['arn:aws*:iam::*:role/cdk-*-cfn-exec-role-*', 'arn:aws*:iam::*:role/cdk-*-deploy-role-*'],
    forgeable: true,
  },
  {
    class: 'iac',
    field: 'userAgent',
    values: ['*terraform*', '*opentofu*', '*pulumi*', '*crossplane*', '*aws-cdk*', '*ansible*', '*cloudformation*'],
    forgeable: true,
  },

  ...calledBy('ci', 'codebuild', 'codepipeline', 'codedeploy'),
  // The provider whose token the role's trust policy accepted, in every call of the session.
  {
    class: 'ci',
    field: 'userIdentity.sessionContext.webIdFederationData.federatedProvider',
    values: [
      'arn:aws*:oidc-provider/token.actions.githubusercontent.com*',
      'arn:aws*:oidc-provider/gitlab.com*',
      'arn:aws*:oidc-provider/api.bitbucket.org/*',
      'arn:aws*:oidc-provider/agent.buildkite.com*',
      'arn:aws*:oidc-provider/oidc.circleci.com/*',
      'arn:aws*:oidc-provider/app.terraform.io*',
    ],
    forgeable: false,
  },
  // In AssumeRoleWithWebIdentity itself, refused calls included: everybody can have a token of a public provider.
  {
    class: 'ci',
    field: 'userIdentity.identityProvider',
    values: [
      '*token.actions.githubusercontent.com*',
      '*gitlab.com*',
      '*api.bitbucket.org*',
      '*agent.buildkite.com*',
      '*oidc.circleci.com*',
    ],
    forgeable: true,
  },
  { class: 'ci', field: sessionArn, values: ['*:assumed-role/*/GitHubActions*', '*:assumed-role/*/AWSCodeBuild-*'], forgeable: true },
  { class: 'ci', field: 'userAgent', values: ['*github-actions*', '*gitlab-ci*', '*jenkins*', '*AWSCodeBuild*'], forgeable: true },

  { class: 'sso', field: 'userIdentity.type', values: ['IdentityCenterUser'], forgeable: false },
  // IAM keeps the path /aws-reserved/ for AWS.
  { class: 'sso', field: issuer, values: ['arn:aws*:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_*'], forgeable: false },
  { class: 'sso', field: sessionArn, values: ['arn:aws*:sts::*:assumed-role/AWSReservedSSO_*'], forgeable: true },

  ...calledBy(
    'scanner',
    'config',
    'securityhub',
    'inspector2',
    'guardduty',
    'access-analyzer',
    'trustedadvisor',
    'detective',
    'auditmanager',
  ),
  {
    class: 'scanner',
    field: 'userAgent',
    values: ['*prowler*', '*scoutsuite*', '*steampipe*', '*cloudsploit*', '*cloudquery*', '*cartography*', '*trivy*', '*keepwatch*'],
    forgeable: true,
  },

  { class: 'break-glass', field: issuer, values: ['*:role/*break-glass*', '*:role/*breakglass*'], forgeable: true },
]

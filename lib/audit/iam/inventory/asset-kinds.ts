/**
 * Kinds of things that act with a role. For each: the names it goes by in `resources` (in lower case), the service of its ARN, its ARN when
 * the description has none (`{name}` stands for its name), and the properties that name its role or instance profile.
 */
export interface AssetShape {
  readonly aliases: readonly string[]
  readonly service: string
  readonly arn: string
  /** Properties that hold the name, in order. */
  readonly names: readonly string[]
  /** Properties, at any depth, that name the role (ARN or name) or the instance profile. */
  readonly roles: readonly string[]
  /** Service that acts with the role: a role that does not trust it cannot be there. */
  readonly trusted: string
}

export type AssetKind =
  | 'agent-runtimes'
  | 'app-runner-services'
  | 'batch-job-definitions'
  | 'browsers'
  | 'cloudformation-stack-sets'
  | 'cloudformation-stacks'
  | 'code-interpreters'
  | 'codebuild-projects'
  | 'codedeploy-groups'
  | 'ecs-clusters'
  | 'ecs-task-definitions'
  | 'ecs-tasks'
  | 'functions'
  | 'glue-dev-endpoints'
  | 'glue-jobs'
  | 'identity-center-instances'
  | 'identity-pools'
  | 'instances'
  | 'launch-templates'
  | 'notebooks'
  | 'permission-sets'
  | 'state-machines'

const shape = (service: string, arn: string, aliases: string, names: string, roles: string, trusted = ''): AssetShape => ({
  aliases: aliases.split(' '),
  service,
  arn,
  names: names.split(' '),
  roles: roles === '' ? [] : roles.toLowerCase().split(' '),
  trusted: trusted === '' ? '' : `${trusted}.amazonaws.com`,
})

/** Names of AWS's own describe calls; the properties are those of their answers and of CloudFormation. */
export const assetShapes: ReadonlyMap<AssetKind, AssetShape> = new Map<AssetKind, AssetShape>([
  [
    'agent-runtimes',
    shape(
      'bedrock-agentcore',
      'runtime/{name}',
      'bedrockagentcoreruntimes bedrockagentcoreagentruntimes agentruntimes',
      'agentRuntimeId agentRuntimeName',
      'roleArn',
      'bedrock-agentcore',
    ),
  ],
  [
    'app-runner-services',
    shape('apprunner', 'service/{name}/{name}', 'apprunnerservices apprunnerservice', 'ServiceName', 'InstanceRoleArn', 'tasks.apprunner'),
  ],
  [
    'batch-job-definitions',
    shape(
      'batch',
      'job-definition/{name}',
      'batchjobdefinitions jobdefinitions',
      'jobDefinitionName JobDefinitionName',
      'jobRoleArn',
      'ecs-tasks',
    ),
  ],
  [
    'browsers',
    shape(
      'bedrock-agentcore',
      'browser-custom/{name}',
      'bedrockagentcorebrowsers agentcorebrowsers',
      'browserId name',
      'executionRoleArn',
      'bedrock-agentcore',
    ),
  ],
  [
    'cloudformation-stack-sets',
    shape(
      'cloudformation',
      'stackset/{name}:*',
      'cloudformationstacksets stacksets',
      'StackSetName',
      'AdministrationRoleARN',
      'cloudformation',
    ),
  ],
  [
    'cloudformation-stacks',
    shape('cloudformation', 'stack/{name}/*', 'cloudformationstacks stacks', 'StackName', 'RoleARN', 'cloudformation'),
  ],
  [
    'code-interpreters',
    shape(
      'bedrock-agentcore',
      'code-interpreter-custom/{name}',
      'bedrockagentcorecodeinterpreters codeinterpreters agentcorecodeinterpreters',
      'codeInterpreterId name',
      'executionRoleArn roleArn',
      'bedrock-agentcore',
    ),
  ],
  ['codebuild-projects', shape('codebuild', 'project/{name}', 'codebuildprojects', 'name Name', 'serviceRole', 'codebuild')],
  [
    'codedeploy-groups',
    shape(
      'codedeploy',
      'deploymentgroup:{application}/{name}',
      'codedeploydeploymentgroups codedeploygroups deploymentgroups',
      'deploymentGroupName',
      'IamInstanceProfile',
      'ec2',
    ),
  ],
  ['ecs-clusters', shape('ecs', 'cluster/{name}', 'ecsclusters', 'clusterName ClusterName', '')],
  [
    'ecs-task-definitions',
    shape('ecs', 'task-definition/{name}:*', 'ecstaskdefinitions taskdefinitions', 'family Family', 'taskRoleArn', 'ecs-tasks'),
  ],
  ['ecs-tasks', shape('ecs', 'task/{cluster}/{name}', 'ecstasks', 'taskId', 'taskRoleArn', 'ecs-tasks')],
  ['functions', shape('lambda', 'function:{name}', 'lambdafunctions functions', 'FunctionName', 'Role', 'lambda')],
  ['glue-dev-endpoints', shape('glue', 'devEndpoint/{name}', 'gluedevendpoints devendpoints', 'EndpointName', 'RoleArn', 'glue')],
  ['glue-jobs', shape('glue', 'job/{name}', 'gluejobs', 'Name JobName', 'Role', 'glue')],
  ['identity-center-instances', shape('sso', 'instance/{name}', 'ssoinstances identitycenterinstances', 'InstanceId InstanceArn', '')],
  ['identity-pools', shape('cognito-identity', 'identitypool/{name}', 'cognitoidentitypools identitypools', 'IdentityPoolId', '')],
  ['instances', shape('ec2', 'instance/{name}', 'ec2instances instances', 'InstanceId', 'IamInstanceProfile', 'ec2')],
  [
    'launch-templates',
    shape(
      'ec2',
      'launch-template/{name}',
      'ec2launchtemplates launchtemplates ec2launchtemplateversions launchtemplateversions',
      'LaunchTemplateId LaunchTemplateName',
      'IamInstanceProfile',
      'ec2',
    ),
  ],
  [
    'notebooks',
    shape(
      'sagemaker',
      'notebook-instance/{name}',
      'sagemakernotebookinstances notebookinstances',
      'NotebookInstanceName',
      'RoleArn',
      'sagemaker',
    ),
  ],
  ['permission-sets', shape('sso', 'permissionSet/{name}', 'ssopermissionsets permissionsets', 'PermissionSetId Name', 'RoleArns RoleArn')],
  [
    'state-machines',
    shape('states', 'stateMachine:{name}', 'stepfunctionsstatemachines statemachines sfnstatemachines', 'name', 'roleArn', 'states'),
  ],
])

/**
 * Template of the ARN of any asset of a kind, for when nobody looked which there are: its name is `{<as>Name}`, what AWS chose `{<as>Suffix}`:
 * it is there already, so a policy may name it.
 */
export function anyAsset(kind: AssetKind, as: string): string {
  const { service = '', arn = '' } = assetShapes.get(kind) ?? {}
  const rest = arn
    .replace('{name}', `{${as}Name}`)
    .replace(/\{(?:name|application|cluster)\}/g, `{${as}Part}`)
    .replace('*', `{${as}Suffix}`)
  // Identity Center is one for all regions, and its ARNs name no account.
  return service === 'sso' ? `arn:{partition}:sso:::${rest}` : `arn:{partition}:${service}:{region}:{account}:${rest}`
}

import type { AssetKind } from '#lib/audit/iam/inventory/asset-kinds.ts'
import { account, profileArn, region } from './account-plan.ts'

/** How something that exists is told, in the words of the AWS call that lists it. */
export interface AssetRecord {
  /** Its list in `resources`. */
  readonly list: string
  readonly record: Record<string, unknown>
  readonly arn: string
  /** Lists that say more of it. */
  readonly beside?: Readonly<Record<string, Record<string, unknown>>>
  readonly usesProfile?: true
}

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`
const roleArn = (role: string): string => `arn:aws:iam::${account}:role/${role}`

const records: Readonly<Record<AssetKind, (name: string, role: string) => AssetRecord>> = {
  'agent-runtimes': (name, role) => {
    const own = arn('bedrock-agentcore', `runtime/${name}-Ab12Cd34Ef`)
    return {
      list: 'bedrockAgentCoreRuntimes',
      arn: own,
      record: { agentRuntimeId: `${name}-Ab12Cd34Ef`, agentRuntimeArn: own, status: 'READY', roleArn: roleArn(role) },
    }
  },
  'app-runner-services': (name, role) => {
    const own = arn('apprunner', `service/${name}/8fe1e10304f84fd2b0df550fe98a71fa`)
    return {
      list: 'appRunnerServices',
      arn: own,
      record: { ServiceName: name, ServiceArn: own, Status: 'RUNNING', InstanceConfiguration: { InstanceRoleArn: roleArn(role) } },
    }
  },
  'batch-job-definitions': (name, role) => {
    const own = arn('batch', `job-definition/${name}:1`)
    return {
      list: 'batchJobDefinitions',
      arn: own,
      record: {
        jobDefinitionName: name,
        jobDefinitionArn: own,
        status: 'ACTIVE',
        containerProperties: { image: 'i', jobRoleArn: roleArn(role) },
      },
    }
  },
  browsers: (name, role) => {
    const own = arn('bedrock-agentcore', `browser-custom/${name}-Ab12Cd34Ef`)
    return {
      list: 'bedrockAgentCoreBrowsers',
      arn: own,
      record: { browserId: `${name}-Ab12Cd34Ef`, browserArn: own, status: 'READY', executionRoleArn: roleArn(role) },
    }
  },
  'cloudformation-stack-sets': (name, role) => {
    const own = arn('cloudformation', `stackset/${name}:2c9a40ac-97fe-441c-9a6f-4a4cf7fc7b4c`)
    return {
      list: 'cloudformationStackSets',
      arn: own,
      record: { StackSetName: name, StackSetARN: own, AdministrationRoleARN: roleArn(role) },
    }
  },
  'cloudformation-stacks': (name, role) => {
    const own = arn('cloudformation', `stack/${name}/3f9a40ac-97fe-441c-9a6f-4a4cf7fc7b4c`)
    return { list: 'cloudformationStacks', arn: own, record: { StackName: name, StackId: own, RoleARN: roleArn(role) } }
  },
  'code-interpreters': (name, role) => {
    const own = arn('bedrock-agentcore', `code-interpreter-custom/${name}-Ab12Cd34Ef`)
    return {
      list: 'bedrockAgentCoreCodeInterpreters',
      arn: own,
      record: { codeInterpreterId: `${name}-Ab12Cd34Ef`, codeInterpreterArn: own, status: 'READY', executionRoleArn: roleArn(role) },
    }
  },
  'codebuild-projects': (name, role) => {
    const own = arn('codebuild', `project/${name}`)
    return {
      list: 'codebuildProjects',
      arn: own,
      record: { name, arn: own, serviceRole: roleArn(role), buildBatchConfig: { serviceRole: roleArn(role) } },
    }
  },
  'codedeploy-groups': (name, role) => ({
    list: 'codedeployDeploymentGroups',
    arn: arn('codedeploy', `deploymentgroup:shop/${name}`),
    record: { applicationName: 'shop', deploymentGroupName: name, Region: region, serviceRoleArn: roleArn(role) },
  }),
  'ecs-clusters': (name) => {
    const own = arn('ecs', `cluster/${name}`)
    return {
      list: 'ecsClusters',
      arn: own,
      record: { clusterName: name, clusterArn: own, status: 'ACTIVE', registeredContainerInstancesCount: 1 },
    }
  },
  'ecs-task-definitions': (name, role) => {
    const own = arn('ecs', `task-definition/${name}:3`)
    return {
      list: 'ecsTaskDefinitions',
      arn: own,
      record: { family: name, taskDefinitionArn: own, status: 'ACTIVE', taskRoleArn: roleArn(role) },
    }
  },
  'ecs-tasks': (name, role) => {
    const own = arn('ecs', `task/main/${name}`)
    return { list: 'ecsTasks', arn: own, record: { taskArn: own, taskRoleArn: roleArn(role), enableExecuteCommand: true } }
  },
  functions: (name, role) => {
    const own = arn('lambda', `function:${name}`)
    return {
      list: 'lambdaFunctions',
      arn: own,
      record: {
        FunctionName: name,
        FunctionArn: own,
        Role: roleArn(role),
        EventSourceMappings: [{ EventSourceArn: arn('sqs', 'work'), State: 'Enabled' }],
      },
    }
  },
  'glue-dev-endpoints': (name, role) => ({
    list: 'glueDevEndpoints',
    arn: arn('glue', `devEndpoint/${name}`),
    record: { EndpointName: name, Region: region, RoleArn: roleArn(role), Status: 'READY' },
  }),
  'glue-jobs': (name, role) => ({
    list: 'glueJobs',
    arn: arn('glue', `job/${name}`),
    record: { Name: name, Region: region, Role: role, Command: { Name: 'glueetl' } },
  }),
  'identity-center-instances': (name) => ({
    list: 'ssoInstances',
    arn: `arn:aws:sso:::instance/ssoins-${name}`,
    record: { InstanceArn: `arn:aws:sso:::instance/ssoins-${name}`, Status: 'ACTIVE' },
  }),
  'identity-pools': (name) => ({
    list: 'cognitoIdentityPools',
    arn: arn('cognito-identity', `identitypool/${region}:${name}`),
    record: { IdentityPoolId: `${region}:${name}`, Region: region, AllowUnauthenticatedIdentities: true },
  }),
  instances: (name, role) => ({
    list: 'ec2Instances',
    arn: arn('ec2', `instance/i-${name}`),
    usesProfile: true,
    record: {
      InstanceId: `i-${name}`,
      Region: region,
      State: { Code: 16, Name: 'running' },
      PublicIpAddress: '198.51.100.7',
      IamInstanceProfile: { Arn: profileArn(role) },
    },
    beside: { ssmManagedInstances: { InstanceId: `i-${name}`, PingStatus: 'Online' } },
  }),
  'launch-templates': (name, role) => ({
    list: 'ec2LaunchTemplates',
    arn: arn('ec2', `launch-template/lt-${name}`),
    usesProfile: true,
    record: {
      LaunchTemplateId: `lt-${name}`,
      Region: region,
      LaunchTemplateData: { IamInstanceProfile: { Name: role } },
    },
    beside: {
      autoScalingGroups: { AutoScalingGroupName: `group-${name}`, LaunchTemplate: { LaunchTemplateId: `lt-${name}`, Version: '$Default' } },
    },
  }),
  notebooks: (name, role) => {
    const own = arn('sagemaker', `notebook-instance/${name}`)
    return {
      list: 'sagemakerNotebookInstances',
      arn: own,
      record: { NotebookInstanceName: name, NotebookInstanceArn: own, NotebookInstanceStatus: 'InService', RoleArn: roleArn(role) },
    }
  },
  'permission-sets': (name, role) => ({
    list: 'ssoPermissionSets',
    arn: `arn:aws:sso:::permissionSet/ssoins-1/ps-${name}`,
    record: { PermissionSetArn: `arn:aws:sso:::permissionSet/ssoins-1/ps-${name}`, Name: name, RoleArns: [roleArn(role)] },
  }),
  'state-machines': (name, role) => {
    const own = arn('states', `stateMachine:${name}`)
    return {
      list: 'stepFunctionsStateMachines',
      arn: own,
      record: { name, stateMachineArn: own, status: 'ACTIVE', roleArn: roleArn(role) },
    }
  },
}

/** The record of an asset of a kind that has a name and acts with a role (by its name; path `/`). */
export const assetRecord = (kind: AssetKind, name: string, role: string): AssetRecord => records[kind](name, role)

/** Changes after which a fact of an asset (or of what stands beside it) no longer holds. */
export const withoutFact: ReadonlyMap<
  string,
  (record: Record<string, unknown>, resources: Record<string, Record<string, unknown>[]>) => void
> = new Map([
  ['takes callers of IAM', (record) => void Object.assign(record, { authorizerConfiguration: { customJWTAuthorizer: {} } })],
  ['runs', (record) => void Object.assign(record, { State: { Code: 80, Name: 'stopped' } })],
  ['exists', (record) => void Object.assign(record, { State: { Code: 48, Name: 'terminated' } })],
  ['is reached by Systems Manager', (_, resources) => void Object.assign(resources, { ssmManagedInstances: [] })],
  ['builds in batches', (record) => void Object.assign(record, { buildBatchConfig: null })],
  ['is active', (record) => void Object.assign(record, { status: 'INACTIVE' })],
  ['has container instances', (record) => void Object.assign(record, { registeredContainerInstancesCount: 0 })],
  ['is launched by something', (_, resources) => void Object.assign(resources, { autoScalingGroups: [] })],
  ['is started by something', (record) => void Object.assign(record, { EventSourceMappings: [] })],
  ['takes commands', (record) => void Object.assign(record, { enableExecuteCommand: false })],
  ['takes guests', (record) => void Object.assign(record, { AllowUnauthenticatedIdentities: false })],
])

// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::Events. */
export interface EventsTypes {
  readonly 'AWS::Events::EventBus': EventBus
  readonly 'AWS::Events::Rule': Rule
}

interface EventBus {
  readonly DeadLetterConfig?: EventBusDeadLetterConfig | null
  readonly Description?: string | null
  readonly EventSourceName?: string | null
  readonly KmsKeyIdentifier?: string | null
  readonly LogConfig?: EventBusLogConfig | null
  readonly Name?: string | null
  readonly Policy?: unknown | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface EventBusDeadLetterConfig {
  readonly Arn?: string
}

interface EventBusLogConfig {
  readonly IncludeDetail?: string
  readonly Level?: string
}

interface Rule {
  readonly Description?: string | null
  readonly EventBusName?: string | null
  readonly EventPattern?: unknown | null
  readonly Name?: string | null
  readonly RoleArn?: string | null
  readonly ScheduleExpression?: string | null
  readonly State?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly Targets?: readonly RuleTarget[] | null
}

interface RuleTarget {
  readonly AppSyncParameters?: RuleAppSyncParameters
  readonly Arn?: string
  readonly BatchParameters?: RuleBatchParameters
  readonly DeadLetterConfig?: RuleDeadLetterConfig
  readonly EcsParameters?: RuleEcsParameters
  readonly HttpParameters?: RuleHttpParameters
  readonly Id?: string
  readonly Input?: string
  readonly InputPath?: string
  readonly InputTransformer?: RuleInputTransformer
  readonly KinesisParameters?: RuleKinesisParameters
  readonly RedshiftDataParameters?: RuleRedshiftDataParameters
  readonly RetryPolicy?: RuleRetryPolicy
  readonly RoleArn?: string
  readonly RunCommandParameters?: RuleRunCommandParameters
  readonly SageMakerPipelineParameters?: RuleSageMakerPipelineParameters
  readonly SqsParameters?: RuleSqsParameters
}

interface RuleAppSyncParameters {
  readonly GraphQLOperation?: string
}

interface RuleBatchParameters {
  readonly ArrayProperties?: RuleBatchArrayProperties
  readonly JobDefinition?: string
  readonly JobName?: string
  readonly RetryStrategy?: RuleBatchRetryStrategy
}

interface RuleBatchArrayProperties {
  readonly Size?: number
}

interface RuleBatchRetryStrategy {
  readonly Attempts?: number
}

interface RuleDeadLetterConfig {
  readonly Arn?: string
}

interface RuleEcsParameters {
  readonly CapacityProviderStrategy?: readonly RuleCapacityProviderStrategyItem[]
  readonly EnableECSManagedTags?: boolean
  readonly EnableExecuteCommand?: boolean
  readonly Group?: string
  readonly LaunchType?: string
  readonly NetworkConfiguration?: RuleNetworkConfiguration
  readonly PlacementConstraints?: readonly RulePlacementConstraint[]
  readonly PlacementStrategies?: readonly RulePlacementStrategy[]
  readonly PlatformVersion?: string
  readonly PropagateTags?: string
  readonly ReferenceId?: string
  readonly TagList?: readonly { readonly Key?: string; readonly Value?: string }[]
  readonly TaskCount?: number
  readonly TaskDefinitionArn?: string
}

interface RuleCapacityProviderStrategyItem {
  readonly Base?: number
  readonly CapacityProvider?: string
  readonly Weight?: number
}

interface RuleNetworkConfiguration {
  readonly AwsVpcConfiguration?: RuleAwsVpcConfiguration
}

interface RuleAwsVpcConfiguration {
  readonly AssignPublicIp?: string
  readonly SecurityGroups?: readonly string[]
  readonly Subnets?: readonly string[]
}

interface RulePlacementConstraint {
  readonly Expression?: string
  readonly Type?: string
}

interface RulePlacementStrategy {
  readonly Field?: string
  readonly Type?: string
}

interface RuleHttpParameters {
  readonly HeaderParameters?: Readonly<Record<string, string>>
  readonly PathParameterValues?: readonly string[]
  readonly QueryStringParameters?: Readonly<Record<string, string>>
}

interface RuleInputTransformer {
  readonly InputPathsMap?: Readonly<Record<string, string>>
  readonly InputTemplate?: string
}

interface RuleKinesisParameters {
  readonly PartitionKeyPath?: string
}

interface RuleRedshiftDataParameters {
  readonly Database?: string
  readonly DbUser?: string
  readonly SecretManagerArn?: string
  readonly Sql?: string
  readonly Sqls?: readonly string[]
  readonly StatementName?: string
  readonly WithEvent?: boolean
}

interface RuleRetryPolicy {
  readonly MaximumEventAgeInSeconds?: number
  readonly MaximumRetryAttempts?: number
}

interface RuleRunCommandParameters {
  readonly RunCommandTargets?: readonly RuleRunCommandTarget[]
}

interface RuleRunCommandTarget {
  readonly Key?: string
  readonly Values?: readonly string[]
}

interface RuleSageMakerPipelineParameters {
  readonly PipelineParameterList?: readonly RuleSageMakerPipelineParameter[]
}

interface RuleSageMakerPipelineParameter {
  readonly Name?: string
  readonly Value?: string
}

interface RuleSqsParameters {
  readonly MessageGroupId?: string
}

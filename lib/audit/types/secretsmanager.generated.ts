// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::SecretsManager. */
export interface SecretsManagerTypes {
  readonly 'AWS::SecretsManager::ResourcePolicy': ResourcePolicy
  readonly 'AWS::SecretsManager::RotationSchedule': RotationSchedule
  readonly 'AWS::SecretsManager::Secret': Secret
}

interface ResourcePolicy {
  readonly BlockPublicPolicy?: boolean | null
  readonly ResourcePolicy?: unknown | null
  readonly SecretId?: string | null
}

interface RotationSchedule {
  readonly ExternalSecretRotationMetadata?: readonly RotationScheduleExternalSecretRotationMetadataItem[] | null
  readonly ExternalSecretRotationRoleArn?: string | null
  readonly HostedRotationLambda?: RotationScheduleHostedRotationLambda | null
  readonly RotateImmediatelyOnUpdate?: boolean | null
  readonly RotationLambdaARN?: string | null
  readonly RotationRules?: RotationScheduleRotationRules | null
  readonly SecretId?: string | null
}

interface RotationScheduleExternalSecretRotationMetadataItem {
  readonly Key?: string
  readonly Value?: string
}

interface RotationScheduleHostedRotationLambda {
  readonly ExcludeCharacters?: string
  readonly KmsKeyArn?: string
  readonly MasterSecretArn?: string
  readonly MasterSecretKmsKeyArn?: string
  readonly RotationLambdaName?: string
  readonly RotationType?: string
  readonly Runtime?: string
  readonly SuperuserSecretArn?: string
  readonly SuperuserSecretKmsKeyArn?: string
  readonly VpcSecurityGroupIds?: string
  readonly VpcSubnetIds?: string
}

interface RotationScheduleRotationRules {
  readonly AutomaticallyAfterDays?: number
  readonly Duration?: string
  readonly ScheduleExpression?: string
}

interface Secret {
  readonly Description?: string | null
  readonly GenerateSecretString?: SecretGenerateSecretString | null
  readonly KmsKeyId?: string | null
  readonly Name?: string | null
  readonly ReplicaRegions?: readonly SecretReplicaRegion[] | null
  readonly SecretString?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly Type?: string | null
}

interface SecretGenerateSecretString {
  readonly ExcludeCharacters?: string
  readonly ExcludeLowercase?: boolean
  readonly ExcludeNumbers?: boolean
  readonly ExcludePunctuation?: boolean
  readonly ExcludeUppercase?: boolean
  readonly GenerateStringKey?: string
  readonly IncludeSpace?: boolean
  readonly PasswordLength?: number
  readonly RequireEachIncludedType?: boolean
  readonly SecretStringTemplate?: string
}

interface SecretReplicaRegion {
  readonly KmsKeyId?: string
  readonly Region?: string
}

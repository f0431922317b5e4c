// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::Backup. */
export interface BackupTypes {
  readonly 'AWS::Backup::BackupSelection': BackupSelection
}

interface BackupSelection {
  readonly BackupPlanId?: string | null
  readonly BackupSelection?: BackupSelectionBackupSelectionResourceType | null
}

interface BackupSelectionBackupSelectionResourceType {
  readonly Conditions?: BackupSelectionConditions
  readonly IamRoleArn?: string
  readonly ListOfTags?: readonly BackupSelectionConditionResourceType[]
  readonly NotResources?: readonly string[]
  readonly Resources?: readonly string[]
  readonly SelectionName?: string
}

interface BackupSelectionConditions {
  readonly StringEquals?: readonly BackupSelectionConditionParameter[]
  readonly StringLike?: readonly BackupSelectionConditionParameter[]
  readonly StringNotEquals?: readonly BackupSelectionConditionParameter[]
  readonly StringNotLike?: readonly BackupSelectionConditionParameter[]
}

interface BackupSelectionConditionParameter {
  readonly ConditionKey?: string
  readonly ConditionValue?: string
}

interface BackupSelectionConditionResourceType {
  readonly ConditionKey?: string
  readonly ConditionType?: string
  readonly ConditionValue?: string
}

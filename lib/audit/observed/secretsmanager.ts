/** How often a secret is rotated (Secrets Manager API, RotationRulesType). */
export interface RotationRules {
  readonly AutomaticallyAfterDays?: number
  readonly Duration?: string
  readonly ScheduleExpression?: string
}

declare module '../resource-types.ts' {
  interface FoldedTypes {
    'AWS::SecretsManager::Secret': {
      /** ResourcePolicy of AWS::SecretsManager::ResourcePolicy; null: there is none. */
      readonly ResourcePolicy: unknown
      /** RotationRules of AWS::SecretsManager::RotationSchedule; null: it has no schedule. */
      readonly RotationRules: RotationRules | null
    }
  }
  interface ObservedTypes {
    /** Times are ISO 8601; null: never. */
    'AWS::SecretsManager::Secret': {
      readonly RotationEnabled: boolean
      readonly CreatedDate: string | null
      readonly LastRotatedDate: string | null
      readonly NextRotationDate: string | null
      readonly LastChangedDate: string | null
      /** Day of the last read. */
      readonly LastAccessedDate: string | null
      /** Service that made the secret and looks after it (`rds`); null: the account itself. */
      readonly OwningService: string | null
      /** Where the original of a replica is; null: this is no replica. */
      readonly PrimaryRegion: string | null
    }
  }
}

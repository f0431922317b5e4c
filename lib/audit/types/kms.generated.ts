// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::KMS. */
export interface KMSTypes {
  readonly 'AWS::KMS::Key': Key
}

interface Key {
  readonly BypassPolicyLockoutSafetyCheck?: boolean | null
  readonly Description?: string | null
  readonly EnableKeyRotation?: boolean | null
  readonly Enabled?: boolean | null
  readonly KeyPolicy?: unknown | null
  readonly KeySpec?: string | null
  readonly KeyUsage?: string | null
  readonly MultiRegion?: boolean | null
  readonly Origin?: string | null
  readonly PendingWindowInDays?: number | null
  readonly RotationPeriodInDays?: number | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

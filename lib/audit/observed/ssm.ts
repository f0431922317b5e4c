/** What Systems Manager says of a machine in one regard (SSM API, ListResourceComplianceSummaries). */
export interface ComplianceSummary {
  /** COMPLIANT or NON_COMPLIANT. */
  readonly Status: string
  /** Gravest severity of what is missing: CRITICAL, HIGH, …, UNSPECIFIED. */
  readonly OverallSeverity: string | null
  readonly NonCompliantCount: number
}

/** Counts of patches of one machine (SSM API, InstancePatchState). */
export interface PatchState {
  readonly BaselineId: string | null
  readonly OperationEndTime: string | null
  readonly InstalledPendingRebootCount: number
  readonly MissingCount: number
  readonly FailedCount: number
  readonly CriticalNonCompliantCount: number
  readonly SecurityNonCompliantCount: number
  readonly OtherNonCompliantCount: number
}

declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::SSM::Document': {
      /** Accounts that the document is shared with; `all` is everybody. */
      readonly SharedWith: readonly string[]
    }
    'AWS::SSM::Parameter': {
      /** Key of a SecureString: id, ARN or alias; null for parameters in plain text. */
      readonly KeyId: string | null
      /** With whom it is shared, all its policies in one; null: with nobody. */
      readonly ResourcePolicy: Readonly<Record<string, unknown>> | null
    }
    /** A machine that Systems Manager manages: an EC2 instance (then its ARN is that of the instance), or one elsewhere (`mi-…`). */
    'Keepwatch::SSM::ManagedInstance': {
      readonly InstanceId: string
      /** Online, ConnectionLost or Inactive. */
      readonly PingStatus: string | null
      readonly PlatformType: string | null
      readonly PlatformName: string | null
      readonly PlatformVersion: string | null
      readonly AgentVersion: string | null
      /** null: nothing was reported, e.g. because no patch baseline ever ran. */
      readonly PatchCompliance: ComplianceSummary | null
      readonly AssociationCompliance: ComplianceSummary | null
      readonly PatchState: PatchState | null
    }
  }
}

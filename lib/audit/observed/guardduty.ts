/** Findings that nobody has archived, by severity (GuardDuty User Guide, "Severity levels of findings"). */
export interface FindingCounts {
  readonly Low: number
  readonly Medium: number
  readonly High: number
  readonly Critical: number
}

declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::GuardDuty::Detector': {
      /** Account that manages this one; null: none. */
      readonly AdministratorAccount: string | null
      /** Accounts that this one manages; counted up to one page. */
      readonly MembersSeen: number
      readonly FindingCounts: FindingCounts
    }
  }
}

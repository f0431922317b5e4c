/** A risk that somebody accepted: which verdicts it hides, who answers for it, and until when. */
export interface Exception {
  /** Unique name, as reports print it. */
  readonly id: string
  /** Who answers for the risk. */
  readonly owner: string
  /** Who asked for the exception, and who granted it: never the same person. */
  readonly requester: string
  readonly approver: string
  /** Why the risk is accepted, in at least twenty characters. */
  readonly reason: string
  readonly scope: ExceptionScope
  /** ISO 8601 UTC. It ends at `expires`, at most 365 days after it was made. */
  readonly created: string
  readonly expires: string
  /** Reference in the ticket system. */
  readonly ticket?: string
}

/** What it covers, by the ids that reports print. */
export interface ExceptionScope {
  /** Ids of controls, exact. */
  readonly controls: readonly string[]
  /** Twelve digits each. */
  readonly accounts: readonly string[]
  /** Region codes, `global`, or `*` for all. */
  readonly regions: readonly string[]
  /** ARNs; `*` within the last part stands for any text (`arn:aws:s3:::logs-*`). */
  readonly resources: readonly string[]
}

/** What a finding says of the exception that hides it. */
export type ExceptionRef = Pick<Exception, 'id' | 'owner' | 'approver' | 'reason' | 'expires'> & Pick<Partial<Exception>, 'ticket'>

/** An exception that hides nothing, and why: what it was meant to hide stays open. */
export interface RefusedException {
  /** Its id where it has one, else its place in the file. */
  readonly id: string
  readonly reason: 'malformed' | 'over-broad' | 'expired' | 'not-yet'
  readonly problem: string
}

export const longestDays = 365
export const shortestReason = 20
/** How long before its end people are reminded. */
export const warningDays = 14

/**
 * What a person has to state where no fact of an account can decide: a template. The statement itself (who, when, which
 * evidence) is stored elsewhere. Frameworks share templates, so one statement serves every requirement that asks the same.
 */
export interface Attestation {
  /** Stable id, `access-review`. */
  readonly id: string
  /** What is asked, to be answered with yes or no. */
  readonly question: string
  /** What to attach. */
  readonly evidence: string
  /** After how many days a statement has to be made anew. */
  readonly everyDays: number
  /** Who can state it, as a role. */
  readonly who: string
}

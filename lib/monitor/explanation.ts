/** One clause of a rule and what became of it; the parts are what it is made of. All values are as the rule or the event has them: foreign. */
export interface ExplainedPart {
  /** What is judged: `log source`, `selection "x"`, a field with its modifiers, a condition. */
  readonly what: string
  /** Whether it holds; null when that cannot be asked of it alone. */
  readonly holds: boolean | null
  /** What the event has there; absent where no single value decides. */
  readonly got?: unknown
  /** What the rule wants there. */
  readonly wanted?: unknown
  readonly note?: string
  readonly parts: readonly ExplainedPart[]
}

/** Why a rule matches an event, or does not. */
export interface Explanation {
  /** Id in findings. */
  readonly ruleId: string
  readonly title: string
  readonly kind: 'rule' | 'correlation'
  /** A rule: whether it matches. A correlation: whether this one event makes it fire. */
  readonly matches: boolean
  /** What follows, in words; several lines where there is more to say. */
  readonly notes: readonly string[]
  readonly parts: readonly ExplainedPart[]
}

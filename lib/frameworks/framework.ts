import type { Attestation } from './attestation.ts'

/** How the standard itself says a requirement is assessed. What Keepwatch does is `decidedBy`; a report shows both. */
export type Assessment = 'automated' | 'manual'

/**
 * Who can decide a requirement.
 * - `controls`: the facts read from the account, and whether our detections can see, are enough.
 * - `attestation`: a person judges, and says so with a date; controls, where there are any, bring the facts.
 * - `both`: controls can refute it, only a person can confirm it.
 */
export type DecidedBy = 'controls' | 'attestation' | 'both'

/**
 * How far the controls of today serve a requirement.
 * - `covered`: their results, and the statement of a person where it needs one, together decide it.
 * - `partly`: they can show that it is broken, never that it is met: part of what it asks is not looked at yet.
 * - `not-covered-yet`: nothing looks at it; it is listed all the same, so that nobody takes silence for a pass.
 */
export type RequirementCoverage = 'covered' | 'partly' | 'not-covered-yet'

/** One requirement of a framework. Titles are our own words: the texts of the standards are licensed and never copied. */
export interface Requirement {
  /** Number as the standard writes it, e.g. `2.1.1`, `AC-2(1)`. */
  readonly id: string
  /** What is wanted, in our own words, one line. */
  readonly title: string
  /** Profile level, where the standard has levels (CIS: 1 is for everybody, 2 goes deeper). */
  readonly level?: 1 | 2
  /** The standard's own mark; absent where the standard has none. */
  readonly assessment?: Assessment
  readonly decidedBy: DecidedBy
  /** Ids of checks. */
  readonly controls: readonly string[]
  /** Ids of detections that have to be able to see, because the requirement asks for something to be watched. @default none */
  readonly detections?: readonly string[]
  /**
   * Ids of detections that do the same as `controls` by other means: when all of them can see, a fail of the controls is
   * compensated, and shown as such. @default none
   */
  readonly compensatedBy?: readonly string[]
  /** What a person has to state; there exactly when `decidedBy` is not `controls`. */
  readonly attestation?: Attestation
  readonly coverage: RequirementCoverage
  /** What a reader must know about the coverage, e.g. which part is not looked at. */
  readonly note?: string
  /** Names of checks of Prowler that serve it there and have no counterpart here. @default none */
  readonly notLookedAt?: readonly string[]
}

/** A standard as data: which requirement rests on which controls. Checks and detections know no framework. */
export interface Framework {
  /** Stable id on the command line, `cis-7.0`. */
  readonly id: string
  readonly name: string
  readonly version: string
  /** Where the numbering comes from, for a reader who wants to look a requirement up. */
  readonly source: string
  readonly requirements: readonly Requirement[]
}

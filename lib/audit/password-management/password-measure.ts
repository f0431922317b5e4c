/** How one measure stands. `not-applicable`: there is nothing that it could be about. */
export type MeasureVerdict = 'effective' | 'not-effective' | 'unknown' | 'not-applicable'

/** One thing that password management is judged by. */
export interface PasswordMeasure {
  readonly id: string
  /** What is wanted. */
  readonly title: string
  readonly verdict: MeasureVerdict
  /** Why, in a sentence. */
  readonly why: string
  /** Whom it is about: names of users, at most fifty; `count` is the true number. */
  readonly people: readonly string[]
  readonly count: number
  readonly figures: Readonly<Record<string, number | string | null>>
}

const named = 50

/** A measure about some people. */
export function measure(
  of: Pick<PasswordMeasure, 'id' | 'title'>,
  verdict: MeasureVerdict,
  why: string,
  people: readonly string[] = [],
  figures: PasswordMeasure['figures'] = {},
): PasswordMeasure {
  return { ...of, verdict, why, people: people.slice(0, named), count: people.length, figures }
}

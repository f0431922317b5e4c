/**
 * What an audit says of one (control, resource).
 * - `pass`, `fail`: it was seen and judged.
 * - `not-applicable`: it was seen and the control does not speak about it.
 * - `unknown`: it could not be looked at (denied, throttled, region off). Never counts as a pass, never changes a finding.
 * - `manual`: the facts were gathered, a person decides.
 */
export const verdicts = ['pass', 'fail', 'not-applicable', 'unknown', 'manual'] as const

/** One of the five verdicts. */
export type Verdict = (typeof verdicts)[number]

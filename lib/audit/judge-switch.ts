import { fail, type Judgement, pass, undecided } from './check.ts'

/** What is said of a switch in each position. */
export interface SwitchWords {
  /** Name of the property, for the evidence. */
  readonly property: string
  readonly on: string
  readonly off: string
}

/**
 * A switch that has to be on: true passes, false fails, and `null` (not set, in a template) is what CloudFormation then takes. Anything else
 * cannot be decided.
 */
export function judgeSwitch(value: unknown, { property, on, off }: SwitchWords, unset: boolean | undefined = false): Judgement {
  const actual = value === null ? unset : value
  if (actual === true) return pass(on, { [property]: value })
  if (actual === false) return fail(off, { [property]: value })
  return undecided(`${property} is ${JSON.stringify(value)}; wanted true or false.`, { [property]: value })
}

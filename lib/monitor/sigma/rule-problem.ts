/** Keys and indices from the top of a YAML document down to the value that is wrong. */
export type KeyPath = readonly (string | number)[]

/** Why a rule cannot be used, for the person who writes it. */
export interface RuleError {
  readonly file: string
  /** 1-based line of the value that is wrong. */
  readonly line: number
  /** Its key, dotted (`detection.selection.eventName`). */
  readonly key: string
  /** The value got and the value wanted. */
  readonly message: string
}

/** A rule that cannot be used. Thrown while it is read or compiled, caught per rule: one bad rule never takes others along. */
export class RuleProblem extends Error {
  readonly path: KeyPath

  constructor(path: KeyPath, message: string) {
    super(message)
    this.name = 'RuleProblem'
    this.path = path
  }

  get key(): string {
    return this.path.join('.')
  }
}

const shownLength = 80

/** A value of a rule as it is named in a message: its JSON, shortened. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? typeof value
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}

/** A value that a template does not say: known once it is deployed, or decided outside. */
export class Unresolved {
  /** Names the intrinsic function and why, for a person. */
  readonly reason: string
  /** Whether it is made outside of the stack, so that it can name nothing whose name CloudFormation makes up. */
  readonly isOutside: boolean
  /** Whether there may also be nothing in its place (an undecided `Fn::If` with AWS::NoValue): then the map or list around it is not known either. */
  readonly mayBeAbsent: boolean

  constructor(
    reason: string,
    { isOutside = false, mayBeAbsent = false }: { readonly isOutside?: boolean; readonly mayBeAbsent?: boolean } = {},
  ) {
    this.reason = reason
    this.isOutside = isOutside
    this.mayBeAbsent = mayBeAbsent
  }
}

/** What `Ref: AWS::NoValue` gives: the property is left out. */
export const absent: unique symbol = Symbol('AWS::NoValue')

/** A value of a template with its intrinsic functions resolved as far as they can be. */
export type Resolved =
  | string
  | number
  | boolean
  | null
  | typeof absent
  | Unresolved
  | readonly Resolved[]
  | { readonly [name: string]: Resolved }

/** The first thing in a value that is not known; undefined when all of it is. */
export function firstUnresolved(value: Resolved): Unresolved | undefined {
  if (value instanceof Unresolved) return value
  if (typeof value !== 'object' || value === null) return undefined
  for (const inner of Array.isArray(value) ? (value as readonly Resolved[]) : Object.values(value)) {
    const found = firstUnresolved(inner)
    if (found) return found
  }
  return undefined
}

/** Whether two values are known and the same. */
export function isSame(a: Resolved, b: Resolved): boolean {
  if (a === absent || b === absent) return a === b
  if (firstUnresolved(a) || firstUnresolved(b)) return false
  return JSON.stringify(a) === JSON.stringify(b)
}

import { misused } from './functions.ts'
import { isRecord } from './is-record.ts'
import { absent, type Resolved, Unresolved } from './unresolved.ts'

/** What deciding a condition asks of its template. */
export interface Deciding {
  /** An expression within the expression. */
  readonly inner: (expression: unknown) => boolean | Unresolved
  /** Another condition, by its name. */
  readonly condition: (name: string) => boolean | Unresolved
  /** A value that is compared; nothing that only stands for the truth. */
  readonly value: (value: unknown) => Resolved
}

/** Whether the expression of a condition holds, in three values: true, false, or why nobody can tell. */
export function decide(expression: unknown, name: string, { inner, condition, value }: Deciding): boolean | Unresolved {
  const [call, args] = isRecord(expression) ? (Object.entries(expression)[0] ?? []) : []
  const list = Array.isArray(args) ? args : []
  switch (call) {
    case 'Condition':
      return typeof args === 'string' ? condition(args) : misused('Condition', 'a name')
    case 'Fn::Equals':
      return list.length === 2 ? equals(list.map(value)) : misused('Fn::Equals', 'two values')
    case 'Fn::Not':
      return negated(inner(list[0]))
    case 'Fn::And':
      return combined(list.map(inner), false)
    case 'Fn::Or':
      return combined(list.map(inner), true)
    default:
      return new Unresolved(`the condition ${name} uses ${call ?? 'something'} that is not understood`)
  }
}

function equals([a = null, b = null]: readonly Resolved[]): boolean | Unresolved {
  for (const one of [a, b]) {
    if (one instanceof Unresolved) return one
    if (one === absent || typeof one === 'object') return misused('Fn::Equals', 'two texts')
  }
  return String(a) === String(b)
}

/** `false` when one is false (for `and`); else unknown when one is unknown. `decisive` is the value that settles it. */
function combined(values: readonly (boolean | Unresolved)[], decisive: boolean): boolean | Unresolved {
  if (values.includes(decisive)) return decisive
  return values.find((value) => value instanceof Unresolved) ?? !decisive
}

const negated = (value: boolean | Unresolved): boolean | Unresolved => (typeof value === 'boolean' ? !value : value)

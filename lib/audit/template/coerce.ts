import { isRecord } from './is-record.ts'
import { type Kind, partOf } from './shapes.ts'
import { type Resolved, Unresolved } from './unresolved.ts'

/** Longest policy in a text that is parsed; IAM takes 10,240 characters, S3 20 KB. */
const maxJsonText = 200_000

/**
 * A value as CloudFormation takes it for a property of this kind: `"true"` is true and `"5"` is 5 where a boolean and a number are
 * wanted, 5 is `"5"` where a text is. One that cannot be meant so is not known, rather than judged as something else.
 */
export function coerce(value: Resolved, kind: Kind): Resolved {
  if (value instanceof Unresolved || typeof value === 'symbol' || value === null) return value
  switch (kind[0]) {
    case 'b':
      return booleanOf(value)
    case 'n':
      return numberOf(value)
    case 's':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
    case 'j':
      return typeof value === 'string' ? jsonOf(value) : value
    case 't':
      return isRecord(value) ? mapped(value, () => 's') : value
    case '[':
      return Array.isArray(value) ? value.map((item) => coerce(item, kind.slice(1))) : listOf(value, kind.slice(1))
    case '{':
      return isRecord(value) ? mapped(value, () => kind.slice(1)) : value
    default: {
      const part = partOf(kind)
      return isRecord(value) ? mapped(value, (name) => part.get(name)) : value
    }
  }
}

function booleanOf(value: Resolved): Resolved {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? value.toLowerCase() : ''
  if (word === 'true' || word === 'false') return word === 'true'
  return new Unresolved(`${shown(value)} is neither true nor false`)
}

function numberOf(value: Resolved): Resolved {
  if (typeof value === 'number') return value
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(number) ? number : new Unresolved(`${shown(value)} is no number`)
}

/** CloudFormation takes a document as a text too. */
function jsonOf(text: string): Resolved {
  if (!/^\s*\{/.test(text.slice(0, 100)) || text.length > maxJsonText) return text
  try {
    return JSON.parse(text) as Resolved
  } catch {
    return text
  }
}

/** A single value stands for a list of one. */
function listOf(value: Resolved, kind: Kind): Resolved {
  return typeof value === 'string' || typeof value === 'number' ? [coerce(value, kind)] : value
}

function mapped(value: Readonly<Record<string, unknown>>, kindOf: (name: string) => Kind | undefined): Resolved {
  const map: Record<string, Resolved> = Object.create(null)
  for (const [name, inner] of Object.entries(value)) {
    const kind = kindOf(name)
    map[name] = kind === undefined ? (inner as Resolved) : coerce(inner as Resolved, kind)
  }
  return map
}

const shown = (value: Resolved): string => (typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : 'a map or a list')

import { isRecord } from './foreign-record.ts'

/**
 * Reads a field of a raw record by its path (`userIdentity.sessionContext.attributes.mfaAuthenticated`).
 *
 * - Own properties only, so `__proto__` and `constructor` are fields like any other and mostly absent.
 * - At each level a key that literally equals the rest of the path wins (`tags` → `kubernetes.io/name`), else the path is cut at its first dot.
 * - A path that goes through an array is asked of every member; the values found come back as one flat array, undefined when
 *   no member has it. A number names one member (`resources.0.ARN`). An array at the end of the path is returned as it stands.
 * - A null is returned as null: whether null means absent is for the caller to say (in Sigma it does).
 */
export function readField(record: unknown, path: string): unknown {
  return below(record, path)
}

/** Reads one field of any record; what a path says is worked out once. */
export type FieldReading = (record: unknown) => unknown

/** The same as `readField` of one path, for whoever reads it from many records. */
export function fieldReading(path: string): FieldReading {
  // For every level what is left of the path, and its first part when there is more.
  const steps: { readonly rest: string; readonly first?: string }[] = []
  let rest = path
  for (let dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
    steps.push({ rest, first: rest.slice(0, dot) })
    rest = rest.slice(dot + 1)
  }
  steps.push({ rest })
  return (record) => {
    let value = record
    for (const { rest, first } of steps) {
      if (Array.isArray(value)) return belowMembers(value, rest)
      if (!isRecord(value)) return undefined
      if (Object.hasOwn(value, rest)) return value[rest]
      if (first === undefined || !Object.hasOwn(value, first)) return undefined
      value = value[first]
    }
    return undefined
  }
}

function below(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return belowMembers(value, path)
  if (!isRecord(value)) return undefined
  if (Object.hasOwn(value, path)) return value[path]
  const dot = path.indexOf('.')
  if (dot < 0) return undefined
  const first = path.slice(0, dot)
  return Object.hasOwn(value, first) ? below(value[first], path.slice(dot + 1)) : undefined
}

function belowMembers(members: readonly unknown[], path: string): unknown {
  const dot = path.indexOf('.')
  const first = dot < 0 ? path : path.slice(0, dot)
  if (isIndex(first)) {
    const member = members[Number(first)]
    return dot < 0 ? member : below(member, path.slice(dot + 1))
  }
  const found: unknown[] = []
  for (const member of members) {
    const value = below(member, path)
    if (Array.isArray(value)) for (const each of value) found.push(each)
    else if (value !== undefined) found.push(value)
  }
  return found.length > 0 ? found : undefined
}

/** A plain array index of at most six digits; everything else (`length`, `-1`) is a field name. */
function isIndex(segment: string): boolean {
  if (segment.length === 0 || segment.length > 6) return false
  for (let at = 0; at < segment.length; at++) {
    const code = segment.charCodeAt(at)
    if (code < 48 || code > 57) return false
  }
  return true
}

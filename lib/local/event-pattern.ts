/** An EventBridge event pattern: nested objects of lists of matchers. */
export interface EventPattern {
  readonly [key: string]: EventPattern | readonly unknown[]
}

/**
 * Whether an event matches, by the rules of EventBridge that the stack's patterns use: exact values, `prefix`, `suffix`,
 * `anything-but`, `exists` and `$or`; fields are ANDed, values ORed, a list in the event matches by any member.
 * Any other matcher throws, so that a pattern the local run would judge wrongly cannot stay unnoticed.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-content-based-filtering.html
 */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or') return (wanted as readonly EventPattern[]).some((alternative) => matchesPattern(alternative, event))
    const value = isRecord(event) && Object.hasOwn(event, key) ? event[key] : undefined
    if (!Array.isArray(wanted)) return matchesPattern(wanted as EventPattern, value)
    const values = Array.isArray(value) ? value : [value]
    return wanted.some((matcher) => values.some((one) => matchesOne(matcher, one)))
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function matchesOne(matcher: unknown, value: unknown): boolean {
  if (!isRecord(matcher)) return matcher === value
  const [kind, wanted] = Object.entries(matcher)[0] ?? []
  switch (kind) {
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(wanted))
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(wanted))
    case 'exists':
      return (value !== undefined) === wanted
    case 'anything-but':
      return value !== undefined && !(Array.isArray(wanted) ? wanted : [wanted]).some((unwanted) => matchesOne(unwanted, value))
    default:
      throw new Error(
        `Event pattern uses the matcher ${JSON.stringify(matcher)}, which the local dispatcher does not know. Teach it in lib/local/event-pattern.ts.`,
      )
  }
}

/** A JSON object that came from outside. Read it only through `own` or `readField`: its keys are chosen by strangers. */
export type ForeignRecord = Readonly<Record<string, unknown>>

/** Longest text taken over into a named place of an event, characters: IAM's longest ARN is 2,048. */
const maxText = 2048

/** True for an object that is no array and not null. */
export function isRecord(value: unknown): value is ForeignRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value under `key` when the record itself has it; undefined for inherited names (`constructor`) and for whatever is no object. */
export function own(record: unknown, key: string): unknown {
  return isRecord(record) && Object.hasOwn(record, key) ? record[key] : undefined
}

/** The value when it is a text with something in it, cut at 2,048 characters; else null. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, maxText) : null
}

/** The value when it is an account id (twelve digits); else the empty string, which is an event's word for "does not say". */
export function accountId(value: unknown): string {
  if (typeof value !== 'string' || value.length !== 12) return ''
  for (let at = 0; at < 12; at++) {
    const code = value.charCodeAt(at)
    if (code < 48 || code > 57) return ''
  }
  return value
}

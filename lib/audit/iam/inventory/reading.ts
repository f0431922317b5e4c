import { InventoryError } from './inventory.ts'

/** A JSON object from outside; read own properties only. */
export type Json = Readonly<Record<string, unknown>>

/** More than this many records of one kind are refused: AWS allows 10,000 roles and 5,000 users in an account at its highest quotas. */
const recordsAtMost = 200_000

/** Own property, or undefined. */
export const own = (json: Json, key: string): unknown => (Object.hasOwn(json, key) ? json[key] : undefined)

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object, or an InventoryError that names the record. */
export function record(value: unknown, what: string): Json {
  if (isJson(value)) return value
  throw new InventoryError(`${what} is ${shown(value)}; wanted an object`)
}

/** The list, empty when it is absent; or an InventoryError. */
export function list(value: unknown, what: string): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new InventoryError(`${what} is ${shown(value)}; wanted a list`)
  if (value.length > recordsAtMost) throw new InventoryError(`${what} has ${value.length} records; wanted at most ${recordsAtMost}`)
  return value
}

/** The text, or an InventoryError. */
export function text(value: unknown, what: string): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= 2_048) return value
  throw new InventoryError(`${what} is ${shown(value)}; wanted text of at most 2,048 characters`)
}

/** Tags in any of the forms AWS gives them: a list of Key and Value (either case), or an object. Undefined: not told. */
export function tagsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (value === undefined || value === null) return undefined
  const tags: Record<string, string> = Object.create(null)
  if (isJson(value)) {
    for (const [key, one] of Object.entries(value)) if (typeof one === 'string') tags[key] = one
    return tags
  }
  if (!Array.isArray(value)) return undefined
  for (const one of value.slice(0, 200)) {
    if (!isJson(one)) return undefined
    const key = own(one, 'Key') ?? own(one, 'key')
    const content = own(one, 'Value') ?? own(one, 'value') ?? ''
    if (typeof key !== 'string' || typeof content !== 'string') return undefined
    tags[key] = content
  }
  return tags
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'absent').slice(0, 100)
}

import type { Check } from './check.ts'

/** Whether anything chosen reads a type, or a property of it. */
export type Wants = (type: string, property?: string) => boolean

/** What these checks read, of their own resources and of those beside them: collectors ask for no more. */
export function demandOf(checks: readonly Check[]): Wants {
  const wanted = new Map<string, Set<string>>()
  const note = (type: string, properties: readonly string[]): void => {
    const known = wanted.get(type) ?? new Set()
    for (const property of properties) known.add(property)
    wanted.set(type, known)
  }
  for (const { resource, reads, also } of checks) {
    note(resource, reads)
    for (const [type, properties] of Object.entries(also ?? {})) note(type, properties)
  }
  return (type, property) => {
    const properties = wanted.get(type)
    return properties !== undefined && (property === undefined || properties.has(property))
  }
}

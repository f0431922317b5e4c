import type { Resource } from '#lib/findings/resource.ts'

/** A property as the snapshot holds it, or why it does not. */
export type Seen = { readonly value: unknown } | { readonly unseen: string }

/** A property of `configuration` or `observed`; one that the snapshot does not hold is not seen, whatever the reason. */
export function seen(resource: Resource, property: string): Seen {
  const refused = own(resource.unseen, property)
  if (typeof refused === 'string') return { unseen: refused }
  for (const bag of [resource.configuration, resource.observed]) {
    const value = own(bag, property)
    if (value !== undefined) return { value }
  }
  return { unseen: 'the snapshot does not hold it' }
}

/** The texts of a list; undefined when it is none, or holds anything else. */
export function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined
}

/** A property of foreign JSON, its own only. */
export function own(bag: unknown, name: string): unknown {
  return typeof bag === 'object' && bag !== null && Object.hasOwn(bag, name) ? (bag as Readonly<Record<string, unknown>>)[name] : undefined
}

import type { Resource } from '#lib/findings/resource.ts'

/** What is kept of a resource beside what names it. */
export type PackedParts = Pick<Resource, 'tags' | 'configuration' | 'observed' | 'unseen'>

/** Where a value belongs: configuration, observed, what was not seen, tags. */
type Bag = 'c' | 'o' | 'u' | 't'

/**
 * The properties of a resource that are `kept`, without their names: a letter for each value says which bag it is from, a dash which
 * property is in neither, and the values follow as a JSON array. A third shorter than JSON with names.
 */
export function packResource({ tags, configuration, observed = {}, unseen }: PackedParts, kept: ReadonlySet<string>): string {
  const values: unknown[] = []
  const bags: string[] = []
  const take = (bag: Bag, value: unknown): void => {
    bags.push(bag)
    values.push(value)
  }
  for (const name of kept) {
    const before = values.length
    if (Object.hasOwn(configuration, name) && configuration[name] !== undefined) take('c', configuration[name])
    if (Object.hasOwn(observed, name) && observed[name] !== undefined) take('o', observed[name])
    bags.push(values.length === before ? '-' : ',')
  }
  if (unseen) take('u', unseen)
  if (kept.has('Tags')) take('t', tags)
  return `${bags.join('')}${JSON.stringify(values)}`
}

/** What `packResource` packed; `kept` is the same set, in the same order. */
export function unpackResource(text: string, kept: ReadonlySet<string>): PackedParts {
  const start = text.indexOf('[')
  const values = (JSON.parse(text.slice(start)) as readonly unknown[]).values()
  const configuration: Record<string, unknown> = Object.create(null)
  const observed: Record<string, unknown> = Object.create(null)
  let tags: Resource['tags'] = {}
  let unseen: Resource['unseen']
  const names = kept.values()
  let name = names.next().value ?? ''
  for (const bag of text.slice(0, start)) {
    if (bag === '-' || bag === ',') name = names.next().value ?? ''
    else if (bag === 'c') configuration[name] = values.next().value
    else if (bag === 'o') observed[name] = values.next().value
    else if (bag === 'u') unseen = values.next().value as Resource['unseen']
    else tags = values.next().value as Resource['tags']
  }
  return { tags, configuration, observed, ...(unseen ? { unseen } : {}) }
}

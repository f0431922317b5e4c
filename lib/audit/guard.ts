import type { Resource } from '#lib/findings/resource.ts'

/** Thrown into a check that reads what was not seen; `judge` turns it into the verdict `unknown`. */
class UnseenError extends Error {
  constructor(property: string, reason: string) {
    super(`${property} was not seen: ${reason}`)
    this.name = 'UnseenError'
  }
}

/** A resource that notices when something unseen is read. */
export interface GuardedResource {
  readonly resource: Resource & { readonly observed: Readonly<Record<string, unknown>> }
  /** What was read although it was not seen: `property: reason`; undefined while nothing was. */
  readonly touched: () => string | undefined
}

/**
 * The resource for a check to read. Reading a property named in `unseen` throws, whether by name, by destructuring, by `in`, or by
 * anything that lists or copies the bag (spread, `Object.keys`, `JSON.stringify`): a list with a hole is not a list.
 * `touched` also tells it when the check caught the error, so that swallowing it changes nothing.
 * The name `Tags` guards `resource.tags`.
 */
export function guardUnseen(resource: Resource): GuardedResource {
  const unseen = new Map(Object.entries(resource.unseen ?? {}))
  const observed = resource.observed ?? {}
  if (unseen.size === 0) return { resource: { ...resource, observed }, touched: () => undefined }
  let touched: string | undefined
  const refuse = (property: string): never => {
    const error = new UnseenError(property, unseen.get(property) ?? 'no reason was recorded')
    touched ??= error.message
    throw error
  }
  const names = [...unseen.keys()]
  const guard = <Bag extends object>(bag: Bag): Bag =>
    new Proxy(bag, {
      get: (target, key) => (typeof key === 'string' && unseen.has(key) ? refuse(key) : Reflect.get(target, key)),
      has: (target, key) => (typeof key === 'string' && unseen.has(key) ? refuse(key) : Reflect.has(target, key)),
      getOwnPropertyDescriptor: (target, key) =>
        typeof key === 'string' && unseen.has(key) ? refuse(key) : Reflect.getOwnPropertyDescriptor(target, key),
      ownKeys: () => refuse(names[0] ?? ''),
    })
  const guarded = {
    ...resource,
    configuration: guard(resource.configuration),
    observed: guard(observed),
    get tags() {
      return unseen.has('Tags') ? refuse('Tags') : resource.tags
    },
  }
  return { resource: guarded, touched: () => touched }
}

import type { Resource } from '#lib/findings/resource.ts'

/** Thrown into a check that reads what was not seen; `judge` turns it into the verdict `unknown`. */
export class UnseenError extends Error {
  constructor(detail: string) {
    // Thrown for each property that was not seen and never shown: without its stack it costs a tenth (5 µs with).
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(detail)
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'UnseenError'
  }
}

/** A resource that notices when something unseen is read. */
export interface GuardedResource {
  readonly resource: Resource & { readonly observed: Readonly<Record<string, unknown>> }
  /** What was read although it was not seen: `property: reason`; undefined while nothing was. */
  readonly touched: () => string | undefined
}

type Bag = Readonly<Record<string, unknown>>

/**
 * The resource for a check to read. Reading a property named in `unseen`, one that the snapshot does not hold at all, or one that is
 * not among `reads` throws, whether by name, by destructuring or by `in`; so does anything that lists or copies a bag in which a
 * property is missing (spread, `Object.keys`, `JSON.stringify`): a list with a hole is not a list. What AWS says is not set is held as
 * `null`, so a property that is absent was never looked at (an older snapshot, a template).
 * `touched` also tells it when the check caught the error, so that swallowing it changes nothing.
 * The name `Tags` guards `resource.tags`. `onTouch` is told of each such reading.
 */
export function guardUnseen(resource: Resource, reads: readonly string[], onTouch?: (detail: string) => void): GuardedResource {
  const unseen = resource.unseen ?? {}
  const named = new Set(reads)
  let touched: string | undefined
  const refuse = (detail: string): never => {
    const error = new UnseenError(detail)
    touched ??= error.message
    onTouch?.(detail)
    throw error
  }
  const look = (bag: Bag, key: string): void => {
    if (Object.hasOwn(unseen, key)) refuse(`${key} was not seen: ${unseen[key]}`)
    if (!named.has(key)) refuse(`${key} was read without being named in the check’s reads`)
    if (!Object.hasOwn(bag, key)) refuse(`${key} was not seen: the snapshot does not hold it`)
  }
  const holes = Object.keys(unseen)
  const guard = (bag: Bag): Bag =>
    new Proxy(bag, {
      get: (target, key) => {
        if (typeof key === 'string') look(target, key)
        return Reflect.get(target, key)
      },
      has: (target, key) => {
        if (typeof key === 'string') look(target, key)
        return Reflect.has(target, key)
      },
      getOwnPropertyDescriptor: (target, key) => {
        if (typeof key === 'string') look(target, key)
        return Reflect.getOwnPropertyDescriptor(target, key)
      },
      ownKeys: (target) => (holes.length > 0 ? refuse(`${holes[0]} was not seen: ${unseen[holes[0] ?? '']}`) : Reflect.ownKeys(target)),
    })
  const { arn, type, account, region } = resource
  const guarded = {
    arn,
    type,
    account,
    region,
    ...(resource.unseen ? { unseen: resource.unseen } : {}),
    configuration: guard(resource.configuration),
    observed: guard(resource.observed ?? {}),
    get tags() {
      if (Object.hasOwn(unseen, 'Tags')) refuse(`Tags was not seen: ${unseen['Tags']}`)
      if (!named.has('Tags')) refuse('Tags was read without being named in the check’s reads')
      return resource.tags
    },
  }
  return { resource: guarded, touched: () => touched }
}

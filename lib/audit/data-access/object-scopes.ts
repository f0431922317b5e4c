import type { CompiledPolicy } from '../iam/evaluate/compiled-policy.ts'
import { globMatcher } from '../iam/evaluate/glob.ts'
import type { WorldTarget } from './access-world.ts'
import type { KnownCaller } from './known-callers.ts'

/** More parts of a bucket than are asked about one by one. */
const scopesAtMost = 50

/**
 * Parts of buckets that policies speak of (`arn:aws:s3:::bucket/reports/*`): a right to one part is a right to data, too, and asking about
 * all objects alone would not show it.
 */
export class ObjectScopes {
  readonly #byBucket = new Map<string, Set<string>>()
  readonly #wild: { readonly matches: (bucket: string) => boolean; readonly key: string }[] = []

  constructor(callers: Iterable<KnownCaller>) {
    const policies = new Set<CompiledPolicy>()
    for (const { caller } of callers) for (const policy of caller.identity) policies.add(policy)
    for (const policy of policies) this.#add(policy)
  }

  /** ARNs to ask about for objects of a bucket: all of them first, then the parts. */
  of({ ref, target }: WorldTarget): { readonly arns: readonly string[]; readonly left: number } {
    const found = new Set([`${ref.arn}/*`])
    for (const arn of this.#byBucket.get(ref.arn) ?? []) found.add(arn)
    for (const { matches, key } of this.#wild) if (matches(ref.arn)) found.add(`${ref.arn}/${key}`)
    for (const { source } of target.policy?.statements ?? [])
      if (source.effect === 'Allow')
        for (const pattern of source.resources?.patterns ?? []) if (pattern.startsWith(`${ref.arn}/`)) found.add(pattern)
    const arns = [...found]
    return { arns: arns.slice(0, scopesAtMost), left: Math.max(0, arns.length - scopesAtMost) }
  }

  #add(policy: CompiledPolicy): void {
    for (const { source } of policy.statements) {
      if (source.effect !== 'Allow' || source.resources === undefined || source.resources.except) continue
      for (const pattern of source.resources.patterns) {
        const slash = pattern.indexOf('/')
        if (!/^arn:[^:]*:s3:::/.test(pattern) || slash < 0) continue
        const [bucket, key] = [pattern.slice(0, slash), pattern.slice(slash + 1)]
        if (key === '*') continue
        if (/[*?$]/.test(bucket)) this.#wild.push({ matches: globMatcher(bucket), key })
        else this.#byBucket.set(bucket, (this.#byBucket.get(bucket) ?? new Set()).add(pattern))
      }
    }
  }
}

import { tellPolicies } from '../policy/compare-policies.ts'
import { type Describer, type Difference, field } from './describe.ts'

const isPolicy = (value: unknown): boolean => value === null || value === undefined || field(value, 'Statement') !== undefined

/** A policy of a resource, in any of the properties that hold one; undefined where the value is no policy document. */
export const resourcePolicy: Describer = {
  harmless: null,
  describe: ({ was, is, after, words }) => {
    if (!isPolicy(was) || !isPolicy(is)) return undefined
    return tellPolicies({ before: [was], after: [is], ownAccount: after.account }, { on: { words, arn: after.arn } })
  },
}

/** A policy of a bucket: while the block of public access holds it back, it lets nobody in from outside. */
export const bucketPolicy: Describer = {
  harmless: null,
  describe: (difference) => {
    const told = resourcePolicy.describe(difference)
    if (!told || !isHeldBack(difference, 'RestrictPublicBuckets')) return told
    return told.map((one) =>
      one.weight === 'critical' ? { ...one, weight: 'medium', sentence: `${one.sentence} (held back by the block of public access)` } : one,
    )
  },
}

/** Whether the bucket or the whole account has a shield up after the change. */
export function isHeldBack({ after }: Pick<Difference, 'after'>, shield: 'RestrictPublicBuckets' | 'IgnorePublicAcls'): boolean {
  const blocks = [field(after.configuration, 'PublicAccessBlockConfiguration'), field(after.observed, 'AccountPublicAccessBlock')]
  return blocks.some((block) => field(block, shield) === true)
}

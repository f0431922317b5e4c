import { fail, type Judgement, pass } from './check.ts'

/** An event subscription as checks read it. */
interface Subscription {
  readonly Enabled: boolean | null
  readonly SourceType: string | null
  readonly EventCategories: readonly string[] | null
  readonly SourceIds: readonly string[] | null
}

/** Whether a subscription tells of these categories of all sources of a kind. Nothing named is everything (RDS API, EventSubscription). */
export function judgeSubscription(subscription: Subscription, source: string, categories: readonly string[]): Judgement {
  const { Enabled: enabled, SourceType: type, EventCategories: told, SourceIds: ids } = subscription
  const evidence = { ...subscription }
  if (enabled === false) return fail('it is switched off', evidence)
  if (type !== null && type !== source) return fail(`it is about ${type}, not ${source}`, evidence)
  if (ids && ids.length > 0) return fail(`it is about ${ids.length} of the sources only`, evidence)
  const missing = told && told.length > 0 ? categories.filter((category) => !told.includes(category)) : []
  return missing.length > 0
    ? fail(`it does not tell of ${missing.join(', ')}`, evidence)
    : pass(`A subscription tells of ${categories.join(', ')} of every ${source}.`, evidence)
}

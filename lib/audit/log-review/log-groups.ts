import type { Resource } from '#lib/findings/resource.ts'
import type { StoreFact } from './log-store-facts.ts'
import { inside, seen, UnseenPropertyError } from './logging-of.ts'

/** What is kept of one log group: an account may have 285,000 of them. Undefined: the snapshot does not say. */
interface KnownGroup {
  /** Days; null: for ever. */
  readonly days: number | null | undefined
  readonly hasKey: boolean | undefined
}

/** Type and properties that are read. */
export const logGroupReads: Readonly<Record<string, readonly string[]>> = {
  'AWS::Logs::LogGroup': ['KmsKeyId', 'LogGroupName', 'RetentionInDays'],
}

/** The log groups of a snapshot. */
export class LogGroups {
  readonly #known = new Map<string, KnownGroup>()

  add(group: Resource): void {
    const name = inside(group.configuration, 'LogGroupName') ?? group.arn.split(':log-group:')[1]?.replace(/:\*$/, '')
    if (typeof name !== 'string') return
    const days = known(group, 'RetentionInDays')
    const key = known(group, 'KmsKeyId')
    this.#known.set(keyOf(group.account, group.region, name), {
      days: typeof days === 'number' || days === null ? days : undefined,
      hasKey: key === undefined ? undefined : typeof key === 'string' && key !== '',
    })
  }

  /** What is known of these log groups of an account and region together. `isComplete`: whether one that is not known is not there. */
  facts(names: readonly string[], { account, region }: { readonly account: string; readonly region: string }, isComplete: boolean) {
    const found = names.map((name) => this.#known.get(keyOf(account, region, name)))
    const there = found.filter((group) => group !== undefined)
    const absent = found.length - there.length
    const notSeen = isComplete ? 0 : absent
    const absentWords = absent > 0 ? [`${absent} ${isComplete ? 'not there (nothing written yet)' : 'not seen'}`] : []
    return {
      kept: kept(there, notSeen, absentWords),
      encrypted: counted(
        there.map(({ hasKey }) => hasKey),
        notSeen,
        absentWords,
        ['with a key of KMS', 'without'],
      ),
    }
  }
}

function kept(groups: readonly KnownGroup[], notSeen: number, more: readonly string[]): StoreFact {
  const limited = groups.flatMap(({ days }) => (typeof days === 'number' ? [days] : []))
  const unknown = groups.filter(({ days }) => days === undefined).length
  const forever = groups.length - limited.length - unknown
  const [shortest, longest] = [Math.min(...limited), Math.max(...limited)]
  const words = [
    ...(forever > 0 ? [`${forever} for ever`] : []),
    ...(limited.length > 0 ? [`${limited.length} for ${shortest === longest ? shortest : `${shortest} to ${longest}`} days`] : []),
    ...(unknown > 0 ? [`${unknown} not seen`] : []),
    ...more,
  ]
  const isUnknown = unknown + notSeen > 0 || groups.length === 0
  return { value: limited.length > 0 ? 'no' : isUnknown ? 'unknown' : 'yes', detail: words.join(', ') }
}

function counted(
  flags: readonly (boolean | undefined)[],
  notSeen: number,
  more: readonly string[],
  [yes, no]: readonly [string, string],
): StoreFact {
  const have = flags.filter((flag) => flag === true).length
  const lack = flags.filter((flag) => flag === false).length
  const unknown = flags.length - have - lack
  const words = [
    ...(have > 0 ? [`${have} ${yes}`] : []),
    ...(lack > 0 ? [`${lack} ${no}`] : []),
    ...(unknown > 0 ? [`${unknown} not seen`] : []),
    ...more,
  ]
  return { value: lack > 0 ? 'no' : unknown + notSeen > 0 || have === 0 ? 'unknown' : 'yes', detail: words.join(', ') }
}

/** A property; null for one that is seen and has no value, undefined for one that is not seen. */
function known(group: Resource, name: string): unknown {
  try {
    return seen(group, name) ?? null
  } catch (error) {
    if (error instanceof UnseenPropertyError) return undefined
    throw error
  }
}

const keyOf = (account: string, region: string, name: string): string => `${account} ${region} ${name}`

import { calledAction } from './called-action.ts'

type Fields = Readonly<Record<string, unknown>>

/** What an identity was seen to use. */
export interface Used {
  /** Action → ARNs that it was used on; empty where no call named one. */
  readonly actions: ReadonlyMap<string, ReadonlySet<string>>
  /** Calls that are no known action: named, since a policy without them may break what makes them. */
  readonly unknown: ReadonlySet<string>
  readonly calls: number
}

/** Resources that are remembered of one action; more make it everything. */
const resourcesKept = 50
/** Names that an account may call with, hostile ones included. */
const actionsKept = 5_000

interface Tally {
  readonly actions: Map<string, Set<string>>
  readonly unknown: Set<string>
  calls: number
}

/** Adds up CloudTrail records by the user or role that made the calls. Refused calls were not used; other errors were: the permission was there. */
export class SeenCalls {
  readonly #used = new Map<string, Tally>()
  /** Services of which data events were seen at all: of others, that there is none says nothing. */
  readonly dataEventsOf = new Set<string>()
  #first = Number.POSITIVE_INFINITY
  #last = Number.NEGATIVE_INFINITY

  /** One record; `time` in milliseconds since the epoch. */
  add(fields: Fields, time: number): void {
    this.#first = Math.min(this.#first, time)
    this.#last = Math.max(this.#last, time)
    const source = text(fields['eventSource'])
    const name = text(fields['eventName'])
    if (fields['eventCategory'] === 'Data' || fields['managementEvent'] === false) this.dataEventsOf.add(source.split('.', 1)[0] ?? '')
    const principal = principalOf(fields['userIdentity'])
    if (!principal || source === '' || name === '' || /AccessDenied|Unauthorized/i.test(text(fields['errorCode']))) return
    const tally = this.#used.get(principal) ?? { actions: new Map(), unknown: new Set(), calls: 0 }
    this.#used.set(principal, tally)
    tally.calls++
    const called = calledAction(source, name)
    if ('unknown' in called) {
      if (tally.unknown.size < actionsKept) tally.unknown.add(called.unknown)
      return
    }
    const arns = resourcesOf(fields['resources'])
    for (const action of called.actions) {
      const seen = tally.actions.get(action) ?? new Set()
      tally.actions.set(action, seen)
      for (const arn of arns) if (seen.size <= resourcesKept) seen.add(arn)
      // A call that names nothing may have been on anything.
      if (arns.length === 0) seen.add('*')
    }
  }

  /** Of one user or role, by its ARN; nothing used: no calls. */
  of(principal: string): Used {
    return this.#used.get(principal) ?? { actions: new Map(), unknown: new Set(), calls: 0 }
  }

  get principals(): readonly string[] {
    return [...this.#used.keys()].sort()
  }

  /** Days between the first record and the last; 0 without records. */
  get days(): number {
    return this.#last >= this.#first ? (this.#last - this.#first) / 86_400_000 : 0
  }
}

/** The user, or the role behind a session. Services and the root user have no policies to make smaller. */
function principalOf(identity: unknown): string | undefined {
  const { type, arn, sessionContext } = record(identity)
  if (type === 'IAMUser') return text(arn) || undefined
  if (type !== 'AssumedRole') return undefined
  return text(record(record(sessionContext)['sessionIssuer'])['arn']) || undefined
}

function resourcesOf(resources: unknown): readonly string[] {
  if (!Array.isArray(resources)) return []
  return resources.flatMap((one: unknown) => {
    const arn = text(record(one)['ARN'] ?? record(one)['arn'])
    return arn.startsWith('arn:') && arn.length <= 2_048 ? [arn] : []
  })
}

const record = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

import { diffSnapshots } from '#lib/audit/diff/diff-snapshots.ts'
import { escalationsOf } from '#lib/audit/iam/escalation/escalations.ts'
import type { Escalation } from '#lib/audit/iam/escalation/finding.ts'
import { decidesAbout, type EscalationLook, escalationKey, escalationLook, openedBetween } from '#lib/audit/iam/escalation/opened.ts'
import { type ExplainedChange, explainedChanges } from './explained-changes.ts'
import { lookAtAccess } from './look-at-access.ts'
import { RecordedSnapshot } from './recorded-parts.ts'

/** Snapshots to look back in. */
export interface HistoryPlaces {
  /** Earlier snapshots, in any order. */
  readonly before: readonly string[]
  /** The snapshot that was searched. */
  readonly now: string
  /** CloudTrail files; none: no calls are named. */
  readonly events: readonly string[]
  readonly onProblem: (file: string, error: Error) => void
}

/** Since when an escalation is open, the changes that opened it, and the calls that made these. */
export interface EscalationHistory {
  readonly after: string | null
  readonly by: string
  readonly changes: readonly {
    readonly sentence: string
    readonly resource: string
    readonly events: readonly {
      readonly eventId: string
      readonly eventName: string
      readonly eventTime: string
      readonly principal: string | null
    }[]
  }[]
}

/** Changes of one escalation that are told; the graver kind of work is theirs to look up with `keepwatch diff`. */
const changesTold = 10

interface Snapshot {
  readonly place: string
  /** By account. */
  readonly looks: ReadonlyMap<string, EscalationLook>
  readonly began: string
}

/** What was found in one account. */
export interface FoundInAccount {
  readonly account: string
  readonly found: readonly Escalation[]
}

type Ask = (account: string, one: Escalation) => EscalationHistory | undefined

/**
 * Searches each earlier snapshot again, and compares the two between which a path opened: what changed about those who take part in it,
 * and with `events` by which calls. One snapshot is held at a time.
 */
export async function escalationHistory(answers: readonly FoundInAccount[], places: HistoryPlaces): Promise<Ask> {
  const snapshots: Snapshot[] = []
  for (const place of new Set([...places.before, places.now])) snapshots.push(await search(place))
  snapshots.sort((one, other) => (one.began < other.began ? -1 : 1))
  const looked = snapshots.slice(0, snapshots.findIndex(({ place }) => place === places.now) + 1)
  const changes = new Changes(places)
  const histories = new Map<string, EscalationHistory>()
  for (const { account, found } of answers)
    for (const one of found) {
      const opened = openedBetween(
        escalationKey(one),
        looked.flatMap(({ looks }) => looks.get(account) ?? []),
      )
      const [from, to] = [opened.after, opened.by].map((began) => looked.find((snapshot) => snapshot.began === began))
      const all = from && to ? await changes.between(from.place, to.place) : []
      const decides = decidesAbout(one)
      const told = all.filter(({ change: { resource } }) => resource.account === account && decides(resource.arn)).slice(0, changesTold)
      histories.set(`${account}\n${escalationKey(one)}`, { ...opened, changes: told.map(toldChange) })
    }
  return (account, one) => histories.get(`${account}\n${escalationKey(one)}`)
}

async function search(place: string): Promise<Snapshot> {
  const { world, began } = await lookAtAccess({ regions: [], roleArns: [], externalId: undefined, snapshot: place })
  const looks = world.accounts.map((account) => {
    const { found } = escalationsOf(world.inventoryOf(account))
    return [account, escalationLook(began, found, world.listed.has(account))] as const
  })
  return { place, began, looks: new Map(looks) }
}

/** Comparisons of snapshots, each made once. */
class Changes {
  readonly #places: HistoryPlaces
  readonly #made = new Map<string, readonly ExplainedChange[]>()

  constructor(places: HistoryPlaces) {
    this.#places = places
  }

  async between(from: string, to: string): Promise<readonly ExplainedChange[]> {
    const key = `${from}\n${to}`
    const known = this.#made.get(key)
    if (known) return known
    const [before, after] = [new RecordedSnapshot(from, []), new RecordedSnapshot(to, [])]
    const { explained } = await explainedChanges(diffSnapshots(before, after), {
      paths: this.#places.events,
      isVouchedFor: false,
      before,
      after,
      onProblem: this.#places.onProblem,
    })
    this.#made.set(key, explained)
    return explained
  }
}

const toldChange = ({ change, explanation }: ExplainedChange): EscalationHistory['changes'][number] => ({
  sentence: change.sentence,
  resource: change.resource.arn,
  events: explanation.events.map(({ eventID, eventName, eventTime, principal }) => ({
    eventId: eventID,
    eventName,
    eventTime: new Date(eventTime).toISOString(),
    principal,
  })),
})

import { UnseenError } from '../guard.ts'
import type { Related } from '../related.ts'
import type { WatchedEvent, WatchedKind } from './watched-event.ts'

/** What was found on the way to an alarm, in the order of how far it leads: told when nothing leads to its end. */
export type Step = 'filter' | 'alarm' | 'action' | 'subscriber'

const order: readonly Step[] = ['filter', 'alarm', 'action', 'subscriber']

/** One search for somebody who hears of the events of a kind: which of them are told already, how, and how far the rest came. */
export class AlarmSearch {
  readonly kind: WatchedKind
  readonly related: Related
  readonly account: string
  /** Whoever tells them, for the evidence. */
  readonly tellers: Readonly<Record<string, string>>[] = []
  readonly #told = new Set<WatchedEvent>()
  #furthest: { readonly step: Step; readonly note: string } | undefined

  constructor(kind: WatchedKind, related: Related, account: string) {
    this.kind = kind
    this.related = related
    this.account = account
  }

  get untold(): readonly WatchedEvent[] {
    return this.kind.events.filter((event) => !this.#told.has(event))
  }

  /** Notes who tells these events; whether all are told now. */
  tell(events: readonly WatchedEvent[], teller: Readonly<Record<string, string>>): boolean {
    for (const event of events) this.#told.add(event)
    this.tellers.push(teller)
    return this.untold.length === 0
  }

  /** Notes that something led up to here and no further. */
  stopped(step: Step, note: string): void {
    if (!this.#furthest || order.indexOf(step) > order.indexOf(this.#furthest.step)) this.#furthest = { step, note }
  }

  /** Why not all events are told. */
  get lack(): string {
    const missing = this.untold.map(({ name }) => name)
    const shown = missing.length > 4 ? `${missing.slice(0, 4).join(', ')} and ${missing.length - 4} more` : missing.join(', ')
    return this.#furthest && this.#told.size === 0
      ? this.#furthest.note
      : `nothing tells ${shown}${this.#furthest ? ` (${this.#furthest.note})` : ''}`
  }

  /** The first topic among these actions or targets that has a confirmed subscriber. `who` names what has them. */
  heardTopic(arns: readonly string[], who: string): string | undefined {
    const topics = arns.filter((arn) => arn.split(':')[2] === 'sns')
    if (topics.length === 0) this.stopped('action', `${who} has no SNS topic to tell`)
    return topics.find((arn) => this.#isHeard(arn, who))
  }

  #isHeard(arn: string, who: string): boolean {
    const [, , , region = '', account = ''] = arn.split(':')
    // Of a topic of another account nothing is listed here, so that it is not found says nothing.
    const [topic] = account === this.account ? this.related.by('AWS::SNS::Topic', 'arn', arn, { region }) : []
    if (topic) {
      const confirmed = topic.observed.SubscriptionsConfirmed
      if (confirmed > 0) return true
      this.stopped('subscriber', `${who} tells ${arn}, which has no confirmed subscriber`)
      return false
    }
    if (account !== this.account)
      throw new UnseenError(`${who} tells ${arn}: who has subscribed to a topic of account ${account} is not seen`)
    this.stopped('subscriber', `${who} tells ${arn}, which does not exist`)
    return false
  }
}

import type { DetectionState } from '../detection-state.ts'
import type { SecurityEvent } from '../event.ts'
import { runAll } from '../run-all.ts'
import { type HeardSource, isAccount, nameOf, regionOr, silenceKey, sourceNameOf, sourceOfKey, type Way } from './heard-source.ts'
import { hearNow, isSignOfLife, type Rhythm, step, timesOf } from './rhythm.ts'

/** Sources written down in one call at most; logs are foreign, and each of their accounts would be an item. */
const mostAtOnce = 200
/** Sources whose last writing is remembered. */
const mostRemembered = 10_000

/**
 * Which log sources a function heard of, written down at most once per source and five minutes however many batches it reads. Made
 * once per process, so that a warm function remembers what it wrote; everything else is in the state.
 */
export class HeardSources {
  /** Time of the latest event that is written down, by name. */
  readonly #written = new Map<string, number>()
  readonly #heard = new Map<string, { readonly source: HeardSource; readonly time: number }>()

  /** Notes the events of a batch that came in on one way. Most events are from where the one before was: those cost a comparison. */
  hear(events: readonly SecurityEvent[], way: Way): void {
    let latest: SecurityEvent | undefined
    for (const event of events) {
      if (latest && !isSamePlace(latest, event)) {
        this.#noteEvent(latest, way)
        latest = event
      } else if (!latest || latest.time < event.time) latest = event
    }
    if (latest) this.#noteEvent(latest, way)
  }

  /**
   * Notes what was read of a file: its events, and by its key what else is in it, since most records match no rule and are never made
   * into events. `now` stands for the time of a file whose name says none.
   */
  hearFile(key: string, events: readonly SecurityEvent[], unmatched: number, now: number): void {
    this.hear(events, 'files')
    const named = events.length + unmatched > 0 ? sourceOfKey(key) : undefined
    if (named) this.#note(named.source, named.time ?? now)
  }

  /**
   * Writes down what was noted since the last call. Resolves to what could not be written: it is heard again with the next events,
   * so that no batch need fail for it. `now`: milliseconds on our clock.
   */
  async record(state: Pick<DetectionState, 'update'>, now: number): Promise<readonly unknown[]> {
    const news = [...this.#heard].filter(([name, { time }]) => isSignOfLife(time, now) && time >= (this.#written.get(name) ?? 0) + step)
    this.#heard.clear()
    if (this.#written.size > mostRemembered) this.#written.clear()
    const write = async ([name, { source, time }]: (typeof news)[number]): Promise<readonly unknown[]> => {
      try {
        const last = await state.update<Rhythm, number>(
          silenceKey(source),
          (known) => {
            const next = hearNow(known, source, time, now)
            return { next, result: next.last, ...timesOf(next, now) }
          },
          now,
        )
        this.#written.set(name, last)
        return []
      } catch (error) {
        return [error]
      }
    }
    return runAll(news.slice(0, mostAtOnce).map((one) => () => write(one)))
  }

  #noteEvent({ logSource, account, region, time }: SecurityEvent, way: Way): void {
    const source = sourceNameOf(logSource)
    if (source !== undefined) this.#note({ source, way, account: isAccount(account) ? account : '', region: regionOr(region) }, time)
  }

  #note(source: HeardSource, time: number): void {
    const name = nameOf(source)
    const known = this.#heard.get(name)
    if (!known || known.time < time) this.#heard.set(name, { source, time })
  }
}

function isSamePlace(a: SecurityEvent, b: SecurityEvent): boolean {
  return (
    a.account === b.account &&
    a.region === b.region &&
    a.logSource.service === b.logSource.service &&
    a.logSource.product === b.logSource.product
  )
}

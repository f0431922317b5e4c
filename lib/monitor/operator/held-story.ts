import type { Told } from '#lib/findings/monitoring-lifecycle.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import type { SecurityEvent } from '../event.ts'
import { sightingOf, wordsOf } from '../sighting.ts'
import type { SigmaDocument } from '../sigma/document.ts'
import type { Held } from '../sigma/link-correlations.ts'
import type { Exclusion } from './operator.ts'

/** How titles of what was left alone begin. */
export const leftAlone = 'Left alone: '

/** Exclusions are recorded by the day. */
const day = 86_400_000

/**
 * The record of what an exclusion kept back: an informational finding of the same detection, by exclusion, actor and day, which
 * nobody is alerted of and everybody can count. Its key is another than that of the detection's own findings, so neither hides the other.
 */
export class HeldStory implements Held {
  readonly control: string
  readonly period = day
  readonly attack: readonly string[]
  readonly severity = 'informational'
  readonly #title: string
  readonly #fields: readonly string[]
  readonly #reason: string

  constructor(document: SigmaDocument, control: string, { reason }: Pick<Exclusion, 'reason'>) {
    this.control = control
    this.attack = wordsOf(document, control).attack
    this.#title = `${leftAlone}${document.title}`
    this.#fields = document.fields
    this.#reason = reason
  }

  keyOf({ account, principal }: SecurityEvent): string {
    return JSON.stringify(['excluded', this.#reason, account, principal])
  }

  tell(event: SecurityEvent): Told {
    const sighting = sightingOf(event, this.#fields)
    return {
      title: this.#title,
      dedupKey: this.keyOf(event).slice(0, 4_000),
      ...sighting,
      facts: { ...sighting.facts, excludedBecause: this.#reason },
    }
  }
}

/** The observation that an exclusion kept one event back. */
export function observeHeld(story: Held, event: SecurityEvent): MonitoringObservation {
  const { control, period, attack, severity } = story
  return {
    kind: 'monitoring',
    control,
    period,
    attack,
    severity,
    events: [{ id: event.id, time: event.time }],
    dueAt: event.time,
    ...story.tell(event),
  }
}

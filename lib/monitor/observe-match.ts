import type { Story } from '#lib/findings/finding-accumulator.ts'
import type { Told } from '#lib/findings/monitoring-lifecycle.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { type Severity, severities } from '#lib/findings/severity.ts'
import type { SecurityEvent } from './event.ts'
import { type RuleWords, sightingOf, wordsOf } from './sighting.ts'
import type { CompiledRule } from './sigma/compile-rule.ts'
import type { Reported } from './sigma/document.ts'
import { leavesOf, valueAt } from './sigma/value-text.ts'

/** What tells stories apart where a rule does not say. */
const defaultBy: readonly string[] = ['principal', 'resource']

/** What the matches of one rule have in common, and what each event says of its own. */
export class MatchStory implements Story<SecurityEvent> {
  readonly #words: RuleWords
  readonly #by: readonly string[]
  readonly #level: Severity
  readonly #reported: Reported | undefined
  readonly #fields: readonly string[]

  constructor({ document, control }: Pick<CompiledRule, 'document' | 'control'>) {
    this.#words = wordsOf(document, control)
    this.#by = document.keepwatch?.dedup?.by ?? defaultBy
    this.#level = document.level ?? 'medium'
    this.#reported = document.keepwatch?.reported
    this.#fields = document.fields
  }

  get control(): string {
    return this.#words.control
  }

  get period(): number {
    return this.#words.period
  }

  get attack(): readonly string[] {
    return this.#words.attack
  }

  /** Equal for two events only when their dedup keys are: quicker to make and to look up than these. */
  keyOf(event: SecurityEvent): string {
    let key = `${event.account.length}:${event.account}`
    for (const name of this.#by) {
      const part = partOf(event, name)
      key += `${part.length}:${part}`
    }
    return key
  }

  /** The severity that the event brings where the rule says so and it is one of our words; else the rule's level. */
  severityOf({ fields }: SecurityEvent): Severity {
    if (!this.#reported) return this.#level
    const value = valueAt(fields, this.#reported.severity)
    return severities.find((severity) => severity === value) ?? this.#level
  }

  tell(event: SecurityEvent): Told {
    const { title, runbook } = this.#words
    return {
      title: titleOf(title, this.#reported, event),
      dedupKey: JSON.stringify([event.account, ...this.#by.map((name) => partOf(event, name))]).slice(0, 4_000),
      ...(runbook ? { runbook } : {}),
      ...sightingOf(event, this.#fields),
    }
  }
}

const stories = new WeakMap<CompiledRule, MatchStory>()

/** The story of a rule's matches, made once. */
export function storyOf(rule: CompiledRule): MatchStory {
  let story = stories.get(rule)
  if (!story) {
    story = new MatchStory(rule)
    stories.set(rule, story)
  }
  return story
}

/** The observation that one event makes by matching one rule. */
export function observeMatch(rule: CompiledRule, event: SecurityEvent): MonitoringObservation {
  const story = storyOf(rule)
  const { control, period, attack } = story
  return {
    kind: 'monitoring',
    control,
    period,
    attack,
    severity: story.severityOf(event),
    events: [{ id: event.id, time: event.time }],
    dueAt: event.time,
    ...story.tell(event),
  }
}

/** Longest title; the report cuts subjects on its own. */
const longestTitle = 200

/** The rule's title, completed by what the other service calls it. */
function titleOf(title: string, reported: Reported | undefined, { fields }: SecurityEvent): string {
  const named = (reported?.title ?? []).map((path) => valueAt(fields, path)).find((value) => typeof value === 'string' && value !== '')
  return named === undefined ? title : `${title}: ${String(named)}`.slice(0, longestTitle)
}

/** One part of a dedup key: a word of the normalised event, or the path of a raw field. */
function partOf(event: SecurityEvent, name: string): string {
  switch (name) {
    case 'principal':
      return event.principal ?? ''
    case 'resource':
      return event.resource?.arn ?? ''
    case 'sourceAddress':
      return event.sourceAddress ?? ''
    case 'region':
      return event.region
    default:
      return fieldOf(event, name)
  }
}

function fieldOf({ fields }: SecurityEvent, path: string): string {
  const value = valueAt(fields, path)
  return (typeof value === 'string' ? value : [...leavesOf(value)].join('\n')).slice(0, 1_000)
}

import type { RunBook } from '#lib/findings/finding.ts'
import type { Severity } from '#lib/findings/severity.ts'
import type { ActorClass } from '../actors/actor-classes.ts'

/** What YAML can say. Documents are plain data, so that the built-in ones can be generated as a literal. */
export type YamlValue = null | boolean | number | string | readonly YamlValue[] | { readonly [key: string]: YamlValue }

/** Sigma's five statuses; `deprecated` and `unsupported` rules load but do not run. */
export const statuses = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const
export type Status = (typeof statuses)[number]

/** How sightings of one rule become one finding. */
export interface Dedup {
  /**
   * What makes two sightings the same story: `principal`, `resource`, `sourceAddress`, `region`, or the path of a raw field.
   * The account always belongs to it. A correlation's story is its group, so it names none.
   */
  readonly by: readonly string[]
  /** Milliseconds. */
  readonly period: number
}

/** What Sigma cannot say (`lib/monitor/baselines`); the rule's detection says which flow records it looks at. Times are milliseconds. */
export type BaselineSettings = FloodBaseline | VolumeBaseline | SpreadBaseline | BeaconBaseline | NewPortBaseline

/** A flood that comes in to an address, or goes out from one. */
export interface FloodBaseline {
  readonly kind: 'inbound-flood' | 'outbound-flood'
  /** Packets a minute below which nothing is called a flood. */
  readonly floor: number
  /** Times the usual packets a minute. */
  readonly factor: number
}

/** Bytes that an address sends within an hour. */
export interface VolumeBaseline {
  readonly kind: 'volume'
  /** Bytes an hour below which nothing is unusual. */
  readonly floor: number
  /** Times the largest hour so far. */
  readonly factor: number
  /** How long an address must be known. */
  readonly learning: number
}

/** How many different ports, peers or connections an address has to do with. */
export interface SpreadBaseline {
  readonly kind: 'spread'
  /** What it is called: the `vector` of a finding. */
  readonly vector: string
  /** Whether our address calls, or is called. */
  readonly role: 'caller' | 'called'
  /** Whether only peers in private networks count, or only those on the internet. @default both */
  readonly peers?: 'private' | 'public'
  /** Which flows count (`contact.ts`). */
  readonly flows: 'thin' | 'unanswered' | 'short' | 'any'
  /** Counted for each of these; none: for the address. */
  readonly group: readonly ('peer' | 'port')[]
  readonly count: readonly ('peer' | 'port' | 'connection')[]
  readonly window: number
  /** So many are too many. */
  readonly threshold: number
}

/** Calls at even intervals into a network that is new for the address. */
export interface BeaconBaseline {
  readonly kind: 'beacon'
  /** Standard deviation of the intervals by their mean up to which they are even. */
  readonly variation: number
  readonly learning: number
}

/** Conversations on a server port that is new for the address. */
export interface NewPortBaseline {
  readonly kind: 'new-port'
  readonly learning: number
}

/** A selection that Sigma cannot write; conditions name it like any other. */
export type KeepwatchSelection =
  | {
      /** Name of an intel list: true when a value of `field` is in it. */
      readonly list: string
      readonly field: string
      /** What the selection is when the list is not given: a rule of ours must load without it and then say nothing. @default the rule is refused */
      readonly absent?: boolean
    }
  | {
      /** True when the actor is of one of these classes. */
      readonly actor: readonly ActorClass[]
      /** Whether signals count that the caller chooses (user agent, session name). @default false */
      readonly forgeable?: boolean
    }

/** The one key of ours in a Sigma document, `keepwatch:`. */
export interface KeepwatchKey {
  readonly dedup?: Dedup
  /** Steps for people, with `{{field}}` placeholders that the report fills. */
  readonly runbook?: RunBook
  /** Name of the source switch without which the rule is blind, e.g. `cloudtrail-management`. */
  readonly switch?: string
  readonly baseline?: BaselineSettings
  /** Fields whose texts are JSON (policy documents): paths may go into them. */
  readonly json?: readonly string[]
  /** Selections by name, beside those of the detection. */
  readonly selections?: Readonly<Record<string, KeepwatchSelection>>
  /** For alerts of other services, which bring words of their own: fields of the event that win over the rule's level and complete its title. */
  readonly reported?: Reported
  /** On a rule: its matches alert only when they are new (`first-seen.ts`). */
  readonly firstSeen?: FirstSeen
  /** On a correlation that counts: its window is a run of events instead of a stretch of time (`session-windows.ts`). */
  readonly window?: SessionWindow
}

/** When a match is something new: its values were not seen in its group, and the group is known for long enough to say so. */
export interface FirstSeen {
  /** Fields whose values, taken together, are new or known. */
  readonly fields: readonly string[]
  readonly groupBy: readonly string[]
  /** Milliseconds that a group must have been known for before anything in it is called new; 0: from the first event on. */
  readonly learning: number
  /** Milliseconds after which what was not seen again is forgotten. */
  readonly memory: number
  /**
   * `learn`: a group is learned for itself, from the first time that it is seen on; for groups that come and go, such as users.
   * @default alert: a group that turns up when the logs were read for long enough alerts at once
   */
  readonly newGroups?: 'learn'
}

/** A window that lasts as long as events follow each other. */
export interface SessionWindow {
  readonly kind: 'session'
  /** Longest time between two events of one window, milliseconds. */
  readonly gap: number
}

/** Where an alert of another service says what it found. */
export interface Reported {
  /** Field that holds one of our five severities; the rule's level where it does not. */
  readonly severity: string
  /** Fields of which the first that is there completes the title. */
  readonly title: readonly string[]
}

interface DocumentBase {
  /** Where it was read, for messages. */
  readonly file: string
  readonly title: string
  readonly id?: string
  readonly name?: string
  readonly status: Status
  readonly level?: Severity
  readonly description?: string
  readonly references: readonly string[]
  readonly tags: readonly string[]
  readonly falsePositives: readonly string[]
  /** Fields of the event worth showing. */
  readonly fields: readonly string[]
  /** Ids of documents that are about the same behaviour: both may fire on one event. */
  readonly related?: readonly string[]
  readonly keepwatch?: KeepwatchKey
}

/** One Sigma rule. Its detection is kept as written; `compile-rule.ts` gives it its meaning. */
export interface RuleDocument extends DocumentBase {
  readonly kind: 'rule'
  readonly logSource: LogSourceNames
  readonly detection: Detection
  /** Filters that apply to it (`apply-filters.ts`): it matches when their conditions hold, too. */
  readonly filters?: readonly RuleFilter[]
}

/** The log source that a document names; lower case. */
export type LogSourceNames = { readonly category?: string; readonly product?: string; readonly service?: string }

/** Selections by name, and `condition`. */
export type Detection = Readonly<Record<string, YamlValue>>

/** One filter on a rule: a condition over selections of its own, which no rule sees and which sees none of the rule. */
export interface RuleFilter {
  /** What messages call it. */
  readonly title: string
  readonly detection: Detection
  /** Its own `selections` and `json`. */
  readonly keepwatch?: Pick<KeepwatchKey, 'selections' | 'json'>
}

/** One Sigma filter. It matches nothing by itself: `apply-filters.ts` lays it on the rules that it is for. */
export interface FilterDocument extends DocumentBase {
  readonly kind: 'filter'
  readonly logSource: LogSourceNames
  /** Ids or names of the rules that it is for; null: every rule of its log source. */
  readonly rules: readonly string[] | null
  readonly detection: Detection
}

/** The correlation types of Sigma 2.1. */
export const correlationTypes = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
] as const
/** Those of Sigma, and two of ours: one thing without another after it, and the first match with some values. */
export type CorrelationType = (typeof correlationTypes)[number] | 'absence' | 'first_seen'

/** Comparisons of a correlation's condition; two of them make a range. */
export const comparisons = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const
export type Comparison = (typeof comparisons)[number]

/** One Sigma correlation. */
export interface CorrelationDocument extends DocumentBase {
  readonly kind: 'correlation'
  readonly type: CorrelationType
  /** Ids or names of the rules it correlates, in order. */
  readonly rules: readonly string[]
  readonly groupBy: readonly string[]
  /** Milliseconds. */
  readonly timespan: number
  readonly condition: Readonly<Partial<Record<Comparison, number>>>
  /** value_count: the fields whose values are counted; several make a tuple. value_sum, value_avg, value_percentile: the one field of numbers. first_seen: the fields that are new. */
  readonly countedFields: readonly string[]
  /** value_percentile: which, above 0 and up to 100. */
  readonly percentile?: number
  /** alias → rule (id or name) → field. */
  readonly aliases: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Whether the correlated rules alert by themselves, too. */
  readonly generate: boolean
}

/** Where a correlation stands in its document, for messages. */
export function sectionOf({ type }: Pick<CorrelationDocument, 'type'>): readonly string[] {
  return type === 'absence' ? ['keepwatch', 'correlation'] : ['correlation']
}

/** A document of a rule file. */
export type SigmaDocument = RuleDocument | CorrelationDocument | FilterDocument

/** The id in findings: the path id for our own rules, Sigma's id for everybody else's. */
export function controlOf(document: SigmaDocument): string {
  const named = document.keepwatch ? document.name : undefined
  return named ?? document.id ?? document.name ?? document.title
}

/** Whether the document runs; deprecated and unsupported ones are loaded for reference only. */
export function runs(document: SigmaDocument): boolean {
  return document.status !== 'deprecated' && document.status !== 'unsupported'
}

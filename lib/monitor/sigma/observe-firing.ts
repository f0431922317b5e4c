import type { RunBook } from '#lib/findings/finding.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { partitionOf } from '#lib/findings/resource.ts'
import { type Sighting, wordsOf } from '../sighting.ts'
import { type CompiledCorrelation, fieldsOfFiring } from './compile-correlation.ts'
import type { Capped, Firing } from './group-state.ts'

/** Longest foreign text of a fact. */
const longestFact = 500

/** What stands for a value that is too long (`compile-correlation.ts`). */
const hash = /^#[\w-]{22}$/

const cappedWords: Readonly<Record<Capped, string>> = {
  events: 'more events than are remembered per group',
  values: 'more values than are remembered per group',
  groups: 'more groups than are remembered per rule',
}

/** What a firing of a correlation says. */
export function observeFiring(
  correlation: CompiledCorrelation,
  group: readonly string[],
  firing: Firing,
  capped: Capped | undefined,
): MonitoringObservation {
  const { dueAt, events, value } = firing
  const { document, control, severity, attack } = correlation
  const sighting = sightingOf(firing.sighting, group)
  const values = [...group.slice(1), ...(value === undefined ? [] : valuesOf(value))]
  const grouped = fieldsOfFiring(correlation).map((field, index) => [field, (values[index] ?? '').slice(0, longestFact)] as const)
  return {
    kind: 'monitoring',
    ...wordsOf(document, control),
    ...sighting,
    attack,
    severity,
    dedupKey: JSON.stringify([group[0], ...values]).slice(0, 4_000),
    events,
    dueAt,
    facts: {
      ...sighting.facts,
      // A value that is too long is remembered by its hash; the event's own fact says more.
      ...Object.fromEntries(grouped.filter(([field, text]) => !hash.test(text) || !Object.hasOwn(sighting.facts, field))),
      ...(capped ? { capped: cappedWords[capped] } : {}),
    },
  }
}

/** The texts of a first_seen mark. */
export function valuesOf(mark: string): readonly string[] {
  return JSON.parse(mark) as readonly string[]
}

function sightingOf(text: string | undefined, [account = '*']: readonly string[]): Sighting {
  if (text !== undefined) return JSON.parse(text) as Sighting
  // Nothing is remembered of who it was: told all the same.
  const known = account === '*' ? '' : account
  const resource = { arn: `arn:${partitionOf('')}:iam::${known}:root`, type: 'AWS::::Account', account: known, region: 'global' }
  return { account: known, region: '', principal: null, resource, sourceAddress: null, facts: {} }
}

const day = 86_400_000

const runbook: RunBook = {
  triage: [
    'Which rule is it ({{rule}}), and what was too much for it: {{capped}}?',
    'Is it the activity that is unusual, such as a storm that is meant to hide something, or does the rule match what happens all the time?',
    'Look at the events of that rule in this day by hand: what was let go was counted once and may be missing from what the rule told.',
  ],
  containment: ['Stop what makes the storm, if it is an attack; findings of other rules for the same account or address say who it is.'],
  recovery: [
    'Narrow the base rules (exclude a known program or role), or group by one field more, so that each group holds less.',
    'Shorten the timespan, or lower the threshold: what lies further back need not be remembered.',
  ],
}

/** What Keepwatch says of itself when a rule needs more than it may remember: once per rule and day. */
export function observeCap(
  { document, control }: CompiledCorrelation,
  group: readonly string[],
  capped: Capped,
  { sighting, event }: { readonly sighting: string | undefined; readonly event: { readonly time: number; readonly id: string } },
): MonitoringObservation {
  const { account, region, resource } = sightingOf(sighting, group)
  return {
    kind: 'monitoring',
    control: 'keepwatch-state-capped',
    title: 'Keepwatch could not remember all that a rule needs',
    severity: 'medium',
    period: day,
    attack: [],
    runbook,
    dedupKey: JSON.stringify([control]),
    events: [event],
    dueAt: event.time,
    account,
    region,
    resource,
    principal: null,
    sourceAddress: null,
    facts: { rule: control.slice(0, longestFact), ruleTitle: document.title, capped: cappedWords[capped] },
  }
}

import type { RunBook } from '#lib/findings/finding.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import type { ResourceRef } from '#lib/findings/resource.ts'
import { partitionOf } from '#lib/findings/resource.ts'
import type { SecurityEvent } from './event.ts'
import type { SigmaDocument } from './sigma/document.ts'
import { leavesOf, valueAt } from './sigma/value-text.ts'

/** Longest foreign text in an observation, characters. */
const maxText = 500
/** Most fields of a rule that become facts. */
const maxFacts = 20

/** Fields of every event that help whoever reads the alert, as far as the event has them. */
const usualFacts = ['eventName', 'eventSource', 'errorCode', 'errorMessage', 'userAgent'] as const

/** The account, region, actor, resource and facts of one event, as a finding tells them. Foreign texts are cut. */
export interface Sighting {
  readonly account: string
  readonly region: string
  readonly principal: string | null
  readonly resource: ResourceRef
  readonly sourceAddress: string | null
  readonly facts: Readonly<Record<string, string>>
}

/** What an observation says of the rule behind it. */
export type RuleWords = Pick<MonitoringObservation, 'control' | 'title' | 'attack' | 'period'> & { readonly runbook?: RunBook }

/** Sightings merge for an hour where a rule does not say. */
const defaultPeriod = 3_600_000

/** What the findings of a document have in common. */
export function wordsOf(document: SigmaDocument, control: string): RuleWords {
  const { runbook, dedup } = document.keepwatch ?? {}
  return {
    control,
    title: document.title,
    attack: attackIds(document.tags),
    period: dedup?.period ?? defaultPeriod,
    ...(runbook ? { runbook } : {}),
  }
}

/** ATT&CK technique ids of Sigma tags: `attack.t1685.002` is T1685.002; tactics (`attack.persistence`) are not techniques. */
export function attackIds(tags: readonly string[]): string[] {
  return tags.flatMap((tag) => {
    const match = /^attack\.(t\d{4}(?:\.\d{3})?)$/i.exec(tag)
    return match?.[1] ? [match[1].toUpperCase()] : []
  })
}

/** The sighting of one event; `fields` are the paths that the rule wants shown. */
export function sightingOf(event: SecurityEvent, fields: readonly string[]): Sighting {
  const facts: Record<string, string> = Object.create(null)
  for (const path of [...usualFacts, ...fields.slice(0, maxFacts)]) {
    const text = factOf(valueAt(event.fields, path))
    if (text !== undefined) facts[path] = text
  }
  return {
    account: event.account,
    region: event.region,
    principal: cut(event.principal),
    resource: resourceOf(event),
    sourceAddress: cut(event.sourceAddress),
    facts: { ...facts },
  }
}

/** What the event acted upon, else the account that it happened in. IAM has no regions. */
function resourceOf({ resource, account, region }: SecurityEvent): ResourceRef {
  if (!resource) return { arn: `arn:${partitionOf(region)}:iam::${account}:root`, type: 'AWS::::Account', account, region: 'global' }
  const type = resource.type.slice(0, maxText)
  return { arn: resource.arn.slice(0, 2048), type, account, region: type.startsWith('AWS::IAM::') ? 'global' : region }
}

/** A value of an event in words: the single values in it, with commas; undefined when there is nothing to say. */
function factOf(value: unknown): string | undefined {
  // Nearly every fact is one text.
  if (typeof value === 'string') return value === '' ? undefined : cut(value)
  if (value === undefined || value === null) return undefined
  const words: string[] = []
  let length = 0
  for (const leaf of leavesOf(value)) {
    if (leaf === '') continue
    words.push(leaf.slice(0, maxText))
    length += leaf.length
    if (length > maxText) break
  }
  return words.length === 0 ? undefined : cut(words.join(', '))
}

function cut<Text extends string | null>(text: Text): Text {
  return text !== null && text.length > maxText ? (`${text.slice(0, maxText - 1)}…` as Text) : text
}

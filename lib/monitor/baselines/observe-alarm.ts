import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { type Sighting, wordsOf } from '../sighting.ts'
import type { CompiledRule } from '../sigma/compile-rule.ts'
import { addressOf } from './flow.ts'
import type { Alarm } from './series.ts'

/** What an alarm says, as an observation of its rule. `distinct` counts records that are too many to be listed. */
export function observeAlarm(rule: CompiledRule, series: string, sighting: Sighting, alarm: Alarm): MonitoringObservation {
  const { document, control } = rule
  const { story, dueAt, events, distinct, facts, network, sourceAddress } = alarm
  const { account, region, resource } = sighting
  const parts = [account, region, resource.arn, addressOf(series)]
  return {
    kind: 'monitoring',
    ...wordsOf(document, control),
    severity: document.level ?? 'high',
    dedupKey: JSON.stringify(story === '' ? parts : [...parts, story]).slice(0, 4_000),
    events,
    ...(distinct ? { distinct } : {}),
    dueAt,
    account,
    region,
    resource,
    principal: null,
    sourceAddress,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value.slice(0, 500)])),
    ...(network ? { network: { ...network, target: network.target.slice(0, 100) } } : {}),
  }
}

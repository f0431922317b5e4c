import { matchesEventPattern } from '../event-pattern.ts'
import { UnseenError } from '../guard.ts'
import type { RelatedResource } from '../related.ts'
import type { AlarmSearch } from './alarm-search.ts'
import { busEvent, type WatchedEvent } from './watched-event.ts'

export type Rule = RelatedResource<'AWS::Events::Rule'>

/** Regions in which events of the kind appear on the default bus: the home region of the partition, or every one that was looked at. */
export function regionsOf({ kind, related }: AlarmSearch, partition: string): readonly string[] {
  if (kind.isGlobal) return [homeRegions.get(partition) ?? 'us-east-1']
  const buses = related.all('AWS::Events::EventBus').filter(({ configuration }) => configuration.Name === 'default')
  return [...new Set(buses.map(({ region }) => region))].sort()
}

const homeRegions: ReadonlyMap<string, string> = new Map([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
])

/** Another way to the same end: rules on the default bus of each region hand the events to a topic that somebody has subscribed to. */
export function toldByRules(search: AlarmSearch, regions: readonly string[]): boolean {
  if (regions.length === 0) return false
  return regions.every((region) => {
    const missing = new Set(search.kind.events)
    const last = search.related.find(
      'AWS::Events::Rule',
      (rule) => {
        const events = handedOn(rule, [...missing])
        if (events.length === 0) return false
        const name = `the EventBridge rule ${rule.configuration.Name} in ${region}`
        const topic = search.heardTopic(targetArns(rule), name)
        if (topic === undefined) return false
        for (const event of events) missing.delete(event)
        search.tellers.push({ rule: rule.arn, topic })
        return missing.size === 0
      },
      { region },
    )
    return last !== undefined
  })
}

/** Which of the events a rule of the account's own on the default bus hands to its targets. */
export function handedOn({ arn, configuration, observed }: Rule, events: readonly WatchedEvent[]): readonly WatchedEvent[] {
  const { State: state, EventPattern: pattern, EventBusName: bus } = configuration
  const isOn = state === 'ENABLED' || state === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
  if (!isOn || pattern === null || observed.ManagedBy !== null || bus?.split('/').at(-1) !== 'default') return []
  try {
    return events.filter((event) => isHandedToRules(event, state) && matchesEventPattern(pattern, busEvent(event)))
  } catch (error) {
    throw new UnseenError(`${arn}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Read-only management events reach only rules in the state that asks for them (EventBridge User Guide, "Read-only management events"). */
function isHandedToRules({ record }: WatchedEvent, state: string): boolean {
  return record['readOnly'] !== true || state === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
}

export const targetArns = ({ configuration }: Rule): readonly string[] => (configuration.Targets ?? []).flatMap(({ Arn: arn }) => arn ?? [])

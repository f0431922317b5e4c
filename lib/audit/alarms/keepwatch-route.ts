import type { AlarmSearch } from './alarm-search.ts'
import { handedOn, type Rule } from './rule-route.ts'

/**
 * How Keepwatch is known in an account, as its stacks set it (infra/canary.ts, alarms.ts, alerting.ts, event-rules.ts, monitor.ts):
 * the alarm on the age of its canary, its alert topics, the id of the targets of its event rules, and the bus that other regions send to.
 */
const canary = { namespace: 'Keepwatch', metric: 'CanaryAgeSeconds' } as const
const alertTopics: ReadonlySet<string> = new Set(['keepwatch-alerts', 'keepwatch-alerts-text', 'keepwatch-alerts-chat'])
const targetId = 'Keepwatch'
const busName = 'keepwatch'

/** What stands in for the alarm, or why it does not. */
export type Compensation =
  | { readonly stands: true; readonly evidence: Readonly<Record<string, unknown>> }
  | { readonly stands: false; readonly note: string }

/**
 * Whether Keepwatch's own live detections tell the events. It has to be alive: its canary, a marked call that goes through the whole pipe
 * every five minutes, has come through in time (the alarm is in the state OK); and in each region a rule hands the events to it; and
 * somebody has confirmed a subscription to its alerts.
 */
export function compensated(search: AlarmSearch, regions: readonly string[]): Compensation {
  const { kind, related } = search
  const no = (note: string): Compensation => ({ stands: false, note })
  if (kind.detections.length === 0) return no('no detection of Keepwatch tells every one of these events')
  const alarm = related.find(
    'AWS::CloudWatch::Alarm',
    ({ configuration }) => configuration.Namespace === canary.namespace && configuration.MetricName === canary.metric,
  )
  if (!alarm) return no('Keepwatch does not watch this account')
  if (alarm.observed.StateValue !== 'OK') return no(`Keepwatch’s canary alarm is in the state ${alarm.observed.StateValue}, wanted OK`)
  const home = alarm.region
  const topic = related.find(
    'AWS::SNS::Topic',
    ({ configuration, observed }) => alertTopics.has(configuration.TopicName ?? '') && observed.SubscriptionsConfirmed > 0,
    { region: home },
  )
  if (!topic) return no('nobody has confirmed a subscription to Keepwatch’s alerts')
  const unwatched = regions.filter((region) => !isWatched(search, region, home))
  if (unwatched.length > 0 || regions.length === 0)
    return no(`no rule of Keepwatch hands on the events of ${unwatched.join(', ') || 'any region'}`)
  return {
    stands: true,
    evidence: { compensating: true, detections: kind.detections, canary: alarm.arn, topic: topic.arn, regions },
  }
}

function isWatched({ kind, related }: AlarmSearch, region: string, home: string): boolean {
  const missing = new Set(kind.events)
  const last = related.find(
    'AWS::Events::Rule',
    (rule) => {
      const events = handedOn(rule, [...missing])
      if (events.length === 0 || !leadsToKeepwatch(rule, region, home)) return false
      for (const event of events) missing.delete(event)
      return missing.size === 0
    },
    { region },
  )
  return last !== undefined
}

/** In its own region its queue takes them; elsewhere they go to its bus there. */
function leadsToKeepwatch({ configuration }: Rule, region: string, home: string): boolean {
  return (configuration.Targets ?? []).some(({ Id: id, Arn: arn = '' }) => {
    const [, , service, where, , rest = ''] = arn.split(':')
    if (id !== targetId || where !== home) return false
    return region === home ? service === 'sqs' : service === 'events' && rest === `event-bus/${busName}`
  })
}

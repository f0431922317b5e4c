import type { RunBook } from '#lib/findings/finding.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { partitionOf } from '#lib/findings/resource.ts'
import type { DetectionState } from '../detection-state.ts'
import { type HeardSource, sourceKinds } from './heard-source.ts'
import { patienceWith, type Rhythm, timesOf } from './rhythm.ts'

const hour = 3_600_000
const day = 24 * hour

/** What a look at one source found, and how it is taken for told once the observations are stored. */
export interface JudgedSilence {
  readonly observations: readonly MonitoringObservation[]
  acknowledge(): Promise<void>
}

/**
 * Looks at one source whose time has come: silent beyond its patience, or heard again after it was. Until it is acknowledged
 * nothing counts as told, and the same look gives the same observations, so a crash in between tells nothing twice and loses nothing.
 */
export async function judgeSilence(state: DetectionState, key: string, now: number): Promise<JudgedSilence> {
  const rhythm = await state.read<Rhythm>(key, now)
  const seen = rhythm ? observe(rhythm, now) : undefined
  return {
    observations: seen ? [seen] : [],
    acknowledge: () =>
      state.update<Rhythm | null, void>(
        key,
        (current) => {
          // Expired: nothing was heard for so long that it is forgotten, and the index must not name it for ever.
          if (!rhythm || !current) return { next: null, result: undefined, expiresAt: now + hour }
          const next = settled(current, rhythm, seen !== undefined)
          return { next, result: undefined, ...timesOf(next, now) }
        },
        now,
      ),
  }
}

/** The rhythm after what `told` of it was told; what was heard meanwhile stays. */
function settled(current: Rhythm, told: Rhythm, isTold: boolean): Rhythm {
  if (!isTold) return current
  if (told.again !== undefined) {
    const { again, ...rest } = current
    return again === told.again ? rest : current
  }
  if (current.told !== undefined) return current
  if (current.last === told.last) return { ...current, told: told.last }
  // It came back between the look and now: the silence was told, so its end is, too.
  return { ...current, again: current.last - told.last }
}

function observe(rhythm: Rhythm, now: number): MonitoringObservation | undefined {
  if (rhythm.again !== undefined) return heardAgain(rhythm, rhythm.again)
  const allowed = patienceWith(rhythm)
  if (rhythm.told !== undefined || allowed === undefined || now < rhythm.last + allowed) return undefined
  return fellSilent(rhythm, allowed)
}

const wayWords = { live: 'as live events', files: 'as files', subscription: 'over the log subscription' } as const

/** Sources of one kind, way and account that stopped in the same hour are one story: one switch was thrown, in whatever regions. */
function fellSilent(rhythm: Rhythm, allowed: number): MonitoringObservation {
  const { source, way, account, region, last } = rhythm
  const { name, record } = sourceKinds[source]
  const usual = Math.max(0, ...rhythm.days.map((each) => each.longest))
  return {
    ...storyOf(rhythm, last),
    control: 'keepwatch-log-source-silent',
    title: `${name} stopped coming in ${wayWords[way]}`,
    severity: record && usual <= hour ? 'high' : 'medium',
    attack: ['T1685.002'],
    runbook,
    facts: {
      logSource: source,
      way,
      ...(account ? { account } : {}),
      ...(region ? { region } : {}),
      lastEvent: new Date(last).toISOString(),
      longestUsualPause: lengthOf(usual),
      toldAfter: lengthOf(allowed),
    },
  }
}

function heardAgain(rhythm: Rhythm, quiet: number): MonitoringObservation {
  const { source, way, last } = rhythm
  return {
    ...storyOf(rhythm, last - quiet),
    control: 'keepwatch-log-source-heard-again',
    title: `${sourceKinds[source].name} comes in again ${wayWords[way]}`,
    // People were told that it fell silent, and hear nothing below this.
    severity: 'medium',
    attack: [],
    runbook: againRunbook,
    facts: {
      logSource: source,
      way,
      lastEventBefore: new Date(last - quiet).toISOString(),
      heardAgain: new Date(last).toISOString(),
      nothingCameFor: lengthOf(quiet),
    },
  }
}

/** What both have in common. The hour in which it fell silent makes the story, and the event is the last that was heard. */
function storyOf({ source, way, account, region }: HeardSource, silentSince: number) {
  const bucket = Math.floor(silentSince / hour) * hour + hour
  return {
    kind: 'monitoring',
    period: day,
    dedupKey: JSON.stringify([source, way, account, bucket]),
    events: [{ id: `last-heard:${source}:${way}:${account}:${region}:${silentSince}`, time: silentSince }],
    dueAt: bucket,
    account,
    region,
    // A name of our own, so that a silence and its end are one story for whoever joins findings.
    resource: {
      arn: `arn:${partitionOf(region)}:keepwatch::${account}:log-source/${source}/${way}`,
      type: 'Keepwatch::Monitor::LogSource',
      account,
      region: 'global',
    },
    principal: null,
    sourceAddress: null,
  } as const
}

function lengthOf(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000)
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 6) / 10} h`
}

const runbook: RunBook = {
  triage: [
    'Did somebody switch the source off ({{logSource}}, {{way}})? Look for StopLogging, DeleteTrail, PutEventSelectors, DeleteFlowLogs, DisableRule, DeleteSubscriptionFilter and changed bucket policies in {{account}} shortly before {{lastEvent}}, in CloudTrail event history if the trail itself is what stopped.',
    'Is the other way of the same source silent, too? Live events that stop while files go on point to the EventBridge rule, both together to the trail.',
    'Is something behind it that you know of: workloads taken down, a region left, a flow log or log group replaced?',
    'Did Keepwatch itself stop reading? Look at its alarms on queues, functions and the canary.',
  ],
  containment: [
    'See whether trails are logging: aws cloudtrail describe-trails --region {{region}}',
    'See the flow logs that are left and what delivery says: aws ec2 describe-flow-logs --region {{region}}',
    'See who touched logging last: aws cloudtrail lookup-events --region {{region}} --lookup-attributes AttributeKey=ReadOnly,AttributeValue=false --max-results 50',
    'Switch the source on again before anything else; until then you do not see what goes on in {{account}}.',
  ],
  recovery: [
    'Treat the time from {{lastEvent}} until it delivers again as not watched: read CloudTrail event history of it by hand, and audit the account anew.',
    'If the source was given up on purpose, nothing is to do: it is forgotten after 35 days.',
  ],
}

const againRunbook: RunBook = {
  triage: [
    'Who switched the source on again, and was it the one who switched it off?',
    'What happened between {{lastEventBefore}} and {{heardAgain}}? Nothing of it was analysed unless it came in late.',
  ],
  containment: [
    'List what was changed in between: aws cloudtrail lookup-events --region {{region}} --start-time {{lastEventBefore}} --end-time {{heardAgain}} --max-results 50',
    'Look for credentials, roles and network openings that are newer than {{lastEventBefore}}, and close what nobody answers for.',
  ],
  recovery: ['Audit the account anew: its settings may have changed while nothing was recorded.'],
}

import type { AuditObservation } from '#lib/findings/observation.ts'
import type { DetectionEntry } from './catalogue.ts'
import { type CostEstimate, costOf } from './log-prices.ts'
import { isSwitch, logSwitches, type SwitchName, switchNames } from './log-switches.ts'

/**
 * How a log source stands in one account and region. `none`: there is nothing there that it could record (no VPC, no bucket).
 * `unknown`: it was not looked at, which is never "on".
 */
export type SourceState = 'on' | 'partly' | 'off' | 'unknown' | 'none'

/** One account and region that is watched. */
export interface WatchedScope {
  readonly account: string
  readonly region: string
}

/** How one source stands in one scope, and what depends on it. */
export interface SourceCoverage extends WatchedScope {
  readonly switch: SwitchName
  readonly state: SourceState
  /** Why it is not on, or what shows that it is; one sentence. */
  readonly why: string
  /** Detections that see nothing, or not all, while it is as it is; empty where it is on or there is nothing to record. */
  readonly blind: readonly DetectionEntry[]
  /** What switching it on would cost; null where it is on or there is nothing to record. */
  readonly cost: CostEstimate | null
}

/** What the coverage is made of. */
export interface CoverageInput {
  readonly detections: readonly DetectionEntry[]
  readonly scopes: readonly WatchedScope[]
  /** What the audit said; controls that no switch names are passed over. */
  readonly observations: readonly AuditObservation[]
  /** Whether everything that a control judges was listed in a scope: only then no verdict means that there is nothing. */
  readonly isListed: (control: string, scope: WatchedScope) => boolean
  /** Volumes a month by switch, in the unit of its list price. @default what `log-prices.ts` assumes */
  readonly volumes?: ReadonlyMap<SwitchName, number>
}

/** Every source in every scope, by account, region and the order of the switches. */
export function coverageOf({ detections, scopes, observations, isListed, volumes }: CoverageInput): SourceCoverage[] {
  const bySwitch = Map.groupBy(detections, (detection) => detection.switch)
  const byControl = Map.groupBy(observations, (observation) => observation.control)
  const ordered = [...scopes].sort((a, b) => compare(a.account, b.account) || compare(a.region, b.region))
  return ordered.flatMap((scope) =>
    switchNames.map((name): SourceCoverage => {
      const { state, why } = stateOf(name, scope, byControl, isListed)
      const isBlind = state !== 'on' && state !== 'none'
      return {
        ...scope,
        switch: name,
        state,
        why,
        blind: isBlind ? (bySwitch.get(name) ?? []) : [],
        cost: isBlind ? costOf(name, volumes?.get(name)) : null,
      }
    }),
  )
}

/** Detections whose switch is none that there is: they would be missing from every coverage. */
export function withoutSwitch(detections: readonly DetectionEntry[]): readonly DetectionEntry[] {
  return detections.filter((detection) => !isSwitch(detection.switch))
}

interface Standing {
  readonly state: SourceState
  readonly why: string
}

function stateOf(
  name: SwitchName,
  scope: WatchedScope,
  byControl: ReadonlyMap<string, readonly AuditObservation[]>,
  isListed: CoverageInput['isListed'],
): Standing {
  const [decides, ...others]: readonly string[] = logSwitches[name].controls
  if (decides === undefined) return { state: 'unknown', why: 'No check looks at this source yet.' }
  const standing = standingOf(decides, scope, byControl, isListed)
  const further = others.map((control) => standingOf(control, scope, byControl, isListed))
  // One of several services that is on brings something in.
  if (standing.state === 'off' && further.some(({ state }) => state === 'on')) return { ...standing, state: 'partly' }
  if (standing.state !== 'on') return standing
  const lacking = further.find(({ state }) => state !== 'on' && state !== 'none')
  if (!lacking) return standing
  return { state: lacking.state === 'unknown' ? 'unknown' : 'partly', why: lacking.why }
}

/** Longest reason that is given. */
const longest = 300

function standingOf(
  control: string,
  scope: WatchedScope,
  byControl: ReadonlyMap<string, readonly AuditObservation[]>,
  isListed: CoverageInput['isListed'],
): Standing {
  // What speaks of the account, or of a service without regions, speaks of each of its regions.
  const own = (byControl.get(control) ?? []).filter(
    ({ resource }) => resource.account === scope.account && (resource.region === scope.region || resource.region === 'global'),
  )
  const of = (verdict: string) => own.filter((observation) => observation.verdict === verdict)
  const [failed, passed, unknown] = [of('fail'), of('pass'), of('unknown')]
  const reason = (from: readonly AuditObservation[]): string => (from[0]?.reason ?? '').slice(0, longest)
  if (failed.length > 0) {
    const isAll = passed.length === 0 && unknown.length === 0
    const many = own.length > 1 ? `${failed.length} of ${own.length}: ` : ''
    return { state: isAll ? 'off' : 'partly', why: `${many}${reason(failed)}` }
  }
  if (unknown.length > 0) return { state: 'unknown', why: reason(unknown) }
  if (passed.length > 0) return { state: 'on', why: reason(passed) }
  if (own.length > 0) return { state: 'none', why: reason(own) }
  if (isListed(control, scope)) return { state: 'none', why: 'There is nothing here that it could record.' }
  return { state: 'unknown', why: `It was not looked at (${control}).` }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

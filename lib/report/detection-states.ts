import type { DetectionState } from './scorecard.ts'

/** A detection with the log source it needs. */
export interface NeedsSource {
  readonly id: string
  readonly switch: string
}

/** How a log source stands in one account and region, as the coverage of the log sources says it. */
export interface SourceStanding {
  readonly switch: string
  readonly state: 'on' | 'partly' | 'off' | 'unknown' | 'none'
}

/**
 * Which detections can see, over all accounts and regions: off where the source is off or partly off anywhere, unknown where nobody
 * knows, on only when it is on wherever there is something to record. A source that was looked at nowhere leaves its detections unknown.
 */
export function detectionStates(
  detections: readonly NeedsSource[],
  sources: readonly SourceStanding[],
): ReadonlyMap<string, DetectionState> {
  const bySwitch = Map.groupBy(sources, (source) => source.switch)
  return new Map(detections.map((detection) => [detection.id, worst(bySwitch.get(detection.switch) ?? [])]))
}

function worst(sources: readonly SourceStanding[]): DetectionState {
  const states = new Set(sources.map(({ state }) => state))
  if (states.has('off') || states.has('partly')) return 'off'
  if (states.has('unknown') || states.size === 0) return 'unknown'
  return states.has('on') ? 'on' : 'none'
}

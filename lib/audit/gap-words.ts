import type { Gap } from './snapshot.ts'

const named = 20

/** A gap in words: which call, where, how it ended. */
export const gapReason = (gap: Gap): string => `${gap.action} in ${gap.region} ${gap.outcome} (${gap.reason})`

/** Gaps as evidence. */
export function gapEvidence(gaps: readonly Gap[]): readonly Record<string, string>[] {
  return gaps.slice(0, named).map(({ action, region, outcome, reason }) => ({ action, region, outcome, reason }))
}

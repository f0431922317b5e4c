import { DetectionShare } from './detection-share.ts'
import { DetectionSum } from './detection-sum.ts'
import type { SecurityEvent } from './event.ts'
import type { Ruleset } from './sigma/compile-rules.ts'

/** Time that is taken to have passed after the last event, milliseconds: longer than any time span. */
const quiet = 90 * 86_400_000

/** The ids of the findings that some events lead to when nothing was seen before and nothing comes after: for cases of rules. */
export function controlsIn(ruleset: Ruleset, events: readonly SecurityEvent[]): ReadonlySet<string> {
  const share = new DetectionShare(ruleset)
  share.look(events)
  const sum = new DetectionSum(ruleset)
  sum.addBaselines(share.baselines())
  sum.addGroups(share.groups())
  const controls = new Set<string>()
  for (const finding of share.drain()) controls.add(finding.summary().control)
  for (const { control } of sum.observations(quiet)) controls.add(control)
  return controls
}

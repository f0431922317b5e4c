import { fail, type Judgement, pass } from './check.ts'
import { recordsNothing } from './trail-recording.ts'
import { type Half, objectHalves, type TrailConfiguration } from './trail-selectors.ts'

/** Whether a trail is logging this half of the calls on objects of every bucket. */
export function judgeObjectEvents(
  configuration: Required<TrailConfiguration> & { readonly IsMultiRegionTrail: boolean | null; readonly IsLogging: boolean | null },
  half: Half,
): Judgement {
  const nothing = recordsNothing(configuration)
  if (nothing) return nothing
  const halves = objectHalves(configuration)
  const evidence = { IsMultiRegionTrail: true, IsLogging: true, objectEvents: [...halves].sort() }
  return halves.has(half)
    ? pass(`A multi-region trail is logging the ${half} calls on all S3 objects.`, evidence)
    : fail(`of the object calls on every bucket it records ${[...halves].join(' and ') || 'none'}; wanted ${half}`, evidence)
}

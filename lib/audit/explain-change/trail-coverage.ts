import { field } from '../diff/describers/describe.ts'
import type { SnapshotPart } from '../snapshot.ts'
import { managementHalves, type TrailConfiguration } from '../trail-selectors.ts'

const trailType = 'AWS::CloudTrail::Trail'

/** Where trails recorded every changing call at both ends of the time between two snapshots. */
export class TrailCoverage {
  readonly #recorded = { before: new Set<string>(), after: new Set<string>() }

  /** Takes in the trails of a part. */
  add(side: 'before' | 'after', part: SnapshotPart): void {
    for (const { type, account, region, configuration } of part.resources) {
      if (type !== trailType || field(configuration, 'IsLogging') !== true) continue
      if (!isWriting(configuration)) continue
      if (field(configuration, 'IsMultiRegionTrail') === true) this.#recorded[side].add(`${account} *`)
      else this.#recorded[side].add(`${account} ${region}`)
      if (field(configuration, 'IncludeGlobalServiceEvents') === true) this.#recorded[side].add(`${account} global`)
    }
  }

  /** Whether the changing calls of a place were recorded, before and after. `region` may be `global`. */
  covers(account: string, region: string): boolean {
    const at = (side: 'before' | 'after'): boolean => {
      const recorded = this.#recorded[side]
      const isEverywhere = recorded.has(`${account} *`)
      return region === 'global' ? recorded.has(`${account} global`) : isEverywhere || recorded.has(`${account} ${region}`)
    }
    return at('before') && at('after')
  }
}

function isWriting(configuration: Readonly<Record<string, unknown>>): boolean {
  try {
    return managementHalves(configuration as TrailConfiguration).has('write')
  } catch {
    // Selectors that cannot be read prove nothing.
    return false
  }
}

import type { Check } from '#lib/audit/check.ts'
import { judge } from '#lib/audit/judge.ts'
import { RelatedIndex } from '#lib/audit/related-index.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { defaultThresholds, type Thresholds } from '#lib/audit/thresholds.ts'
import type { Resource } from '#lib/findings/resource.ts'
import type { Verdict } from '#lib/findings/verdict.ts'
import { account, sample, takenAt } from './sample-resource.ts'

/** What one case is about; the rest of the resource is plausible. */
export interface CaseParts extends Partial<Resource> {
  /** Resources of the types in the check's `also`. */
  readonly related?: readonly Resource[]
  /** Types of `also` whose listing was refused. @default none: all were listed completely */
  readonly unlisted?: readonly string[]
  readonly thresholds?: Partial<Thresholds>
  /** Text that the reason must hold. */
  readonly says?: string | RegExp
}

/** Cases of one check: a name, the verdict that is wanted, and the resource. */
export interface CheckCases {
  readonly check: Check
  readonly cases: readonly (readonly [name: string, verdict: Verdict, parts: CaseParts])[]
}

/** Declares the cases of a check; a file `test/audit/checks/<service>/<name>.cases.ts` exports them as `cases`. */
export function checkCases(check: Check, cases: CheckCases['cases']): CheckCases {
  return { check, cases }
}

/** What the check says of a case. */
export function judgedCase(check: Check, parts: CaseParts) {
  const { related = [], unlisted = [], thresholds = {}, says: _, ...resource } = parts
  const index = new RelatedIndex([check])
  const types = Object.keys(check.also ?? {})
  const gaps = unlisted.map((type) => ({
    account,
    region: 'us-east-1',
    service: 'test',
    action: 'test:List',
    outcome: 'denied' as const,
    reason: 'AccessDenied: no',
    types: [type],
  }))
  const part: SnapshotPart = {
    account,
    region: 'us-east-1',
    service: 'test',
    takenAt: new Date(takenAt).toISOString(),
    types,
    resources: related,
    gaps,
    calls: [],
  }
  index.add(part)
  const context = { takenAt, related: index.viewFor(check), thresholds: { ...defaultThresholds, ...thresholds } }
  return judge(check, sample(check.resource, resource), context)
}

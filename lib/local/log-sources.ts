import type { Check } from '#lib/audit/check.ts'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import type { SnapshotSurvey } from '#lib/audit/survey.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import { builtInDetections } from '#lib/monitor/catalogue.ts'
import { logSwitches, type SwitchName, switchNames } from '#lib/monitor/log-switches.ts'
import { coverageOf, type SourceCoverage, type WatchedScope } from '#lib/monitor/source-coverage.ts'

/** What is known of one account. */
export interface SurveyedAccount {
  readonly account: string
  readonly survey: SnapshotSurvey
}

/** The checks on which the switches of the log sources rest. */
export function switchChecks(): readonly Check[] {
  const controls = new Set(switchNames.flatMap((name): readonly string[] => logSwitches[name].controls))
  return checks.filter(({ id }) => controls.has(id))
}

/** How every log source stands in every account and region that was looked at (`regions`: only these, empty: all). */
export function logSourcesOf(
  accounts: readonly SurveyedAccount[],
  observations: readonly AuditObservation[],
  { regions = [], volumes }: { readonly regions?: readonly string[]; readonly volumes?: ReadonlyMap<SwitchName, number> } = {},
): readonly SourceCoverage[] {
  const typeOf = new Map(switchChecks().map(({ id, resource }) => [id, resource]))
  const surveys = new Map(accounts.map(({ account, survey }) => [account, survey]))
  const scopes = accounts.flatMap(({ account, survey }) =>
    survey.regions
      .filter((region) => region !== 'global' && (regions.length === 0 || regions.includes(region)))
      .map((region) => ({ account, region })),
  )
  const isListed = (control: string, { account, region }: WatchedScope): boolean => {
    const listed = surveys.get(account)?.scopesOf(typeOf.get(control) ?? '') ?? []
    const here = listed.filter((scope) => scope.region === region || scope.region === 'global')
    return here.length > 0 && here.every((scope) => scope.gaps.length === 0)
  }
  return coverageOf({ detections: builtInDetections(), scopes, observations, isListed, ...(volumes ? { volumes } : {}) })
}

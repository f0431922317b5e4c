import type { Check } from './check.ts'
import type { SnapshotSurvey } from './survey.ts'

/** Ids of the checks whose type was listed completely in every account: no result of such a check means that there is nothing to judge. */
export function completelyListed(checks: readonly Check[], surveys: readonly SnapshotSurvey[]): readonly string[] {
  const complete = (type: string): boolean =>
    surveys.length > 0 &&
    surveys.every((survey) => {
      const scopes = survey.scopesOf(type)
      return scopes.length > 0 && scopes.every((scope) => scope.gaps.length === 0)
    })
  return checks.filter((check) => complete(check.resource)).map((check) => check.id)
}

import type { Check } from '#lib/audit/check.ts'
import { demandOf } from '#lib/audit/demand.ts'
import type { Framework } from '#lib/frameworks/framework.ts'
import type { CheckFacts } from '#lib/report/check-text.ts'
import { actionsToLook } from './look-at-account.ts'

/** All that there is to tell of a check, the frameworks it serves and the permissions it needs among it. */
export function checkFacts(check: Check, frameworks: readonly Framework[]): CheckFacts {
  const { id, title, severity, resource, reads, also = {}, rationale, remediation, aliases } = check
  return {
    id,
    title,
    severity,
    resource,
    reads,
    alsoReads: Object.keys(also),
    rationale,
    remediation,
    aliases,
    requirements: frameworks.flatMap((framework) => {
      const own = framework.requirements.filter(({ controls }) => controls.includes(id)).map((requirement) => requirement.id)
      return own.length > 0 ? [`${framework.id} ${own.join(', ')}`] : []
    }),
    permissions: actionsToLook(demandOf([check]), true),
  }
}

import type { AuditObservation } from '#lib/findings/observation.ts'
import type { ResourceRef } from '#lib/findings/resource.ts'
import { escalationsOf } from '../iam/escalation/escalations.ts'
import type { Escalation } from '../iam/escalation/finding.ts'
import type { Inventory } from '../iam/inventory/inventory.ts'
import { accountRef } from '../placeholder.ts'
import { escalationAbsent, type ReviewedRun, reviewed } from './review-control.ts'

/** Ways of one user or role that stand in its evidence. */
const waysKept = 5

/** One verdict for each user and role. `unseen`: what could not be looked at of who there is; then nobody can be said to be harmless. */
export function reviewEscalations(inventory: Inventory, unseen: readonly string[], run: ReviewedRun): readonly AuditObservation[] {
  const { found, administrators, unread } = escalationsOf(inventory)
  const admins = new Set(administrators)
  const notRead = new Map(unread.map(({ principal, policies }) => [principal, policies]))
  const byPrincipal = Map.groupBy(found, ({ principal }) => principal)
  const known = new Set(inventory.principals.map(({ arn }) => arn))
  const inside = inventory.principals
    .filter(({ isServiceLinked }) => !isServiceLinked)
    .map(({ arn, kind }): AuditObservation => {
      const resource = refOf(arn, kind === 'user' ? 'AWS::IAM::User' : 'AWS::IAM::Role', run.account)
      if (admins.has(arn))
        return reviewed(escalationAbsent, run, { resource, verdict: 'not-applicable', reason: 'It is an administrator already.' })
      const judged = judge(byPrincipal.get(arn) ?? [], [...(notRead.get(arn) ?? []), ...unseen])
      return reviewed(escalationAbsent, run, { resource, ...judged })
    })
  // Somebody of another account: told of the role that lets him in.
  const outside = [
    ...Map.groupBy(
      found.filter(({ principal }) => !known.has(principal)),
      ({ target }) => target,
    ),
  ].map(([target, ways]) => reviewed(escalationAbsent, run, { resource: refOf(target, 'AWS::IAM::Role', run.account), ...judge(ways, []) }))
  const told = new Set(outside.map(({ resource }) => resource.arn))
  const all = [...inside.filter(({ resource, verdict }) => verdict === 'fail' || !told.has(resource.arn)), ...outside]
  const once = new Map(all.map((one) => [one.resource.arn, one]))
  if (once.size > 0 || unseen.length === 0) return [...once.values()]
  const resource = accountRef(run.account, run.regions)
  return [reviewed(escalationAbsent, run, { resource, verdict: 'unknown', reason: `Users and roles were not seen: ${unseen.join('; ')}.` })]
}

const refOf = (arn: string, type: string, account: string): ResourceRef => ({ arn, type, account, region: 'global' })

function judge(ways: readonly Escalation[], unseen: readonly string[]): Pick<AuditObservation, 'verdict' | 'reason' | 'evidence'> {
  const sure = ways.filter(({ status }) => status === 'exploitable')
  const [first] = sure
  if (first)
    return {
      verdict: 'fail',
      reason: `${first.principal} can become administrator (${[...new Set(sure.map(({ path }) => path))].join(', ')}): ${first.name}, which takes over ${first.target}.`,
      evidence: { ways: sure.slice(0, waysKept), count: sure.length, fix: first.fix?.text ?? null },
    }
  const missing = [...new Set([...ways.flatMap((one) => one.missing), ...unseen])]
  if (missing.length > 0)
    return {
      verdict: 'unknown',
      reason: `Whether it can become administrator hangs on what was not seen: ${missing.slice(0, 3).join('; ')}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}.`,
      evidence: { paths: [...new Set(ways.map(({ path }) => path))], missing: missing.slice(0, 50) },
    }
  return { verdict: 'pass', reason: 'No known path leads from its rights to those of an administrator.', evidence: {} }
}

import type { AuditObservation } from '#lib/findings/observation.ts'
import type { ResourceRef } from '#lib/findings/resource.ts'
import type { AccessConfig } from '../data-access/access-config.ts'
import type { AccessWorld } from '../data-access/access-world.ts'
import { accessReview, type SensitiveResource, type UnauthorisedAccess } from '../data-access/review.ts'
import type { UnusedAuthorisation } from '../data-access/unused-authorisation.ts'
import { accountRef } from '../placeholder.ts'
import { authorisationUsed, dataAccessAuthorised, type ReviewedRun, reviewed } from './review-control.ts'

/** Accesses of one resource that stand in its evidence. */
const accessesKept = 20

/** One verdict for each resource with sensitive data, and one for the list as a whole. */
export function reviewDataAccess(world: AccessWorld, config: AccessConfig, run: ReviewedRun): readonly AuditObservation[] {
  const { sensitive, unauthorised, unused } = accessReview(world, config)
  const byResource = Map.groupBy(unauthorised, ({ resource }) => resource.arn)
  // Whoever was not listed, or whose policies were not read, may reach anything.
  const unlisted = [...world.unlistedOf(run.account), ...world.unreadOf(run.account)]
  const own = sensitive.filter(({ resource }) => resource.account === run.account && isHere(world, resource))
  const judged = own.map((one) =>
    reviewed(dataAccessAuthorised, run, { resource: one.resource, ...judge(one, byResource.get(one.resource.arn) ?? [], unlisted) }),
  )
  if (judged.length === 0) return [ofNothing(run, world.unlistedDataOf(run.account))]
  const entries = new Set(own.flatMap((one) => one.entries))
  if (entries.size === 0) return judged
  const lines = unused.filter(({ entry }) => entries.has(entry))
  return [...judged, reviewed(authorisationUsed, run, { resource: accountRef(run.account, run.regions), ...judgeUnused(lines, unlisted) })]
}

/** One list speaks for all accounts: what it names and this one does not hold is another's, unless its kind was not listed whole here. */
function isHere(world: AccessWorld, { arn, type, account }: ResourceRef): boolean {
  return world.targets.has(arn) || !world.isListed(account, type)
}

/** Nothing is called sensitive: that is for a person to confirm, not a pass. */
function ofNothing(run: ReviewedRun, unlisted: readonly string[]): AuditObservation {
  const resource = accountRef(run.account, run.regions)
  if (unlisted.length > 0)
    return reviewed(dataAccessAuthorised, run, {
      resource,
      verdict: 'unknown',
      reason: `Nothing that was seen is called sensitive, and not all was seen: ${unlisted.slice(0, 3).join('; ')}.`,
      evidence: { missing: unlisted.slice(0, 50) },
    })
  const reason = 'No tag, name, Macie result or list calls any data of this account sensitive.'
  return reviewed(dataAccessAuthorised, run, { resource, verdict: 'manual', reason })
}

type Judged = Pick<AuditObservation, 'verdict' | 'reason' | 'evidence'>

function judge(
  { label, entries, counts, missing }: SensitiveResource,
  accesses: readonly UnauthorisedAccess[],
  unlisted: readonly string[],
): Judged {
  const can = Object.fromEntries(Object.entries(counts).map(([verb, count]) => [verb, count.can]))
  const facts = { label: label.reason, lists: entries, can }
  if (entries.length === 0)
    return {
      verdict: 'manual',
      reason: `${label.reason} Nobody has said who is authorised: ${counts.read.can} people and roles can read it.`,
      evidence: { ...facts, readers: counts.read.named },
    }
  const sure = accesses.filter(({ status }) => status === 'found')
  const [first] = sure
  if (first)
    return {
      verdict: 'fail',
      reason: `${new Set(sure.map(({ who }) => who)).size} without authorisation reach it, such as ${first.who}, who can ${first.verb}${chainWords(first)}.`,
      evidence: { ...facts, unauthorised: sure.slice(0, accessesKept).map(toldAccess), count: sure.length },
    }
  const doubts = [...new Set([...accesses.flatMap(({ dependsOn }) => dependsOn), ...missing, ...unlisted])]
  if (doubts.length > 0)
    return {
      verdict: 'unknown',
      reason: `Who reaches it hangs on what was not seen: ${doubts.slice(0, 3).join('; ')}${doubts.length > 3 ? ` and ${doubts.length - 3} more` : ''}.`,
      evidence: { ...facts, missing: doubts.slice(0, 50) },
    }
  return { verdict: 'pass', reason: `All who reach it are authorised by ${entries.join(', ')}.`, evidence: facts }
}

function chainWords({ chain }: UnauthorisedAccess): string {
  return chain.length === 0 ? '' : ` by becoming ${chain.map(({ to, how }) => `${to} (${how})`).join(', then ')}`
}

const toldAccess = ({ who, from, verb, chain, access }: UnauthorisedAccess) => ({
  who,
  from,
  verb,
  chain: chain.map(({ from: one, to, how, by }) => ({ from: one, to, how, by })),
  action: access.action,
  on: access.on,
  by: access.by,
})

function judgeUnused(unused: readonly UnusedAuthorisation[], unlisted: readonly string[]): Judged {
  const found = unused.filter(({ status }) => status === 'found')
  if (found.length > 0)
    return {
      verdict: 'fail',
      reason: `${found.length} lines of the list are for nothing, such as ${found[0]?.principal} of ${found[0]?.entry}.`,
      evidence: { unused: found.slice(0, 50), count: found.length },
    }
  if (unused.length + unlisted.length > 0)
    return {
      verdict: 'unknown',
      reason: 'Whether every line of the list is needed hangs on what was not seen.',
      evidence: { lines: unused.slice(0, 50), missing: unlisted.slice(0, 50) },
    }
  return { verdict: 'pass', reason: 'Everybody on the list has the access.', evidence: {} }
}

import { own, seen } from '../data-access/seen-property.ts'
import type { Thresholds } from '../thresholds.ts'
import { type PasswordFacts, timeOf } from './password-facts.ts'
import { measure, type PasswordMeasure } from './password-measure.ts'
import { consoleUsers } from './policy-measures.ts'

const day = 86_400_000
/** Users with a password who may be there for emergencies. */
const emergencyUsers = 2

/** People belong in one directory; passwords in each account are for emergencies. */
export function peopleAreFederated(facts: PasswordFacts): PasswordMeasure {
  const of = { id: 'people-federated', title: 'People sign in through one directory, not with passwords of this account' }
  const listed = consoleUsers(facts, of)
  if ('verdict' in listed) return listed
  const { identityCenterRoles, providers, gaps } = facts
  const figures = { passwords: listed.length, identityCenterRoles, providers }
  const people = listed.map(({ name }) => name)
  if (listed.length <= emergencyUsers)
    return measure(of, 'effective', `${listed.length} users have a password, no more than for emergencies.`, [], figures)
  if (identityCenterRoles + providers > 0)
    return measure(
      of,
      'not-effective',
      `There is a directory (${identityCenterRoles} roles of Identity Center, ${providers} providers), and ${listed.length} users sign in past it.`,
      people,
      figures,
    )
  const gap = ['AWS::IAM::Role', 'AWS::IAM::SAMLProvider', 'AWS::IAM::OIDCProvider']
    .map((type) => gaps.get(type))
    .find((one) => one !== undefined)
  const there = gap === undefined ? 'No directory is connected' : `Whether a directory is connected was not seen (${gap})`
  return measure(of, 'not-effective', `${there}; ${listed.length} users sign in with a password of this account.`, people, figures)
}

/** Access keys are passwords of programs. */
export function keysAreRotated(facts: PasswordFacts, { accessKeyAgeDays: most }: Thresholds): PasswordMeasure {
  const of = { id: 'keys-rotated', title: 'Access keys are replaced in time' }
  // Not only of users with a password: the same listing, and the same report.
  const seenAll = consoleUsers(facts, of)
  if ('verdict' in seenAll) return seenAll
  const active = facts.users.flatMap(({ name, keys }) => keys.filter(({ isActive }) => isActive).map((key) => ({ name, ...key })))
  const ages = active.map(({ rotated }) => (rotated === null ? null : Math.floor((facts.takenAt - rotated) / day)))
  const figures = { keys: active.length, oldestDays: Math.max(0, ...ages.map((age) => age ?? 0)), wantedDays: most }
  if (active.length === 0) return measure(of, 'not-applicable', 'No access key is active.', [], figures)
  const old = active.filter((_, index) => (ages[index] ?? 0) > most)
  const undated = active.filter((_, index) => ages[index] === null)
  if (old.length > 0)
    return measure(
      of,
      'not-effective',
      `${old.length} of ${active.length} active keys are older than ${most} days; the oldest has ${figures.oldestDays}.`,
      [...new Set(old.map(({ name }) => name))],
      figures,
    )
  if (undated.length > 0)
    return measure(
      of,
      'unknown',
      `Of ${undated.length} keys nobody knows when they were made.`,
      [...new Set(undated.map(({ name }) => name))],
      figures,
    )
  return measure(of, 'effective', `All ${active.length} active keys are younger than ${most} days.`, [], figures)
}

/** The one identity that no policy holds. */
export function rootIsAtRest({ itself, takenAt }: PasswordFacts, { rootUnusedDays: days }: Thresholds): PasswordMeasure {
  const of = { id: 'root-at-rest', title: 'The root user has a second factor and is not used' }
  const [summary, report] = ['Summary', 'RootCredentialReport'].map((name) =>
    itself ? seen(itself, name) : { unseen: 'the account itself was not seen' },
  )
  if (!summary || 'unseen' in summary)
    return measure(of, 'unknown', `The root user was not seen: ${summary && 'unseen' in summary ? summary.unseen : ''}.`)
  const [password, keys, mfa] = ['AccountPasswordPresent', 'AccountAccessKeysPresent', 'AccountMFAEnabled'].map((name) =>
    own(summary.value, name),
  )
  if (password === 0 && keys === 0) return measure(of, 'effective', 'Its password and keys were removed.')
  if (typeof keys === 'number' && keys > 0) return measure(of, 'not-effective', 'It has an access key.', ['root'])
  if (mfa === 0) return measure(of, 'not-effective', 'It has no second factor.', ['root'])
  if (!report || 'unseen' in report)
    return measure(of, 'unknown', `When it was last used was not seen: ${report && 'unseen' in report ? report.unseen : ''}.`)
  const used = timeOf(own(report.value, 'passwordLastUsed'))
  const ago = used === null ? null : Math.floor((takenAt - used) / day)
  if (ago !== null && ago < days) return measure(of, 'not-effective', `It signed in ${ago} days ago.`, ['root'], { lastUsedDays: ago })
  return measure(
    of,
    'effective',
    `It has a second factor and did not sign in ${ago === null ? 'as far as AWS remembers' : `for ${ago} days`}.`,
    [],
    { lastUsedDays: ago },
  )
}

import type { PasswordFacts, UserFacts } from './password-facts.ts'
import { measure, type PasswordMeasure } from './password-measure.ts'
import { consoleUsers } from './policy-measures.ts'

/** Administrators of the account by ARN, and those of whom it is not known. */
export interface Administrators {
  readonly sure: ReadonlySet<string>
  readonly perhaps: ReadonlySet<string>
}

/** A second factor for everybody with a password, told by kind. */
export function mfaCoversAll(facts: PasswordFacts): PasswordMeasure {
  const of = { id: 'mfa-everybody', title: 'Everybody with a password has a second factor' }
  const listed = consoleUsers(facts, of)
  if ('verdict' in listed) return listed
  if (listed.length === 0) return measure(of, 'not-applicable', 'No user has a password.')
  const without = listed.filter(({ hasMfa }) => !hasMfa)
  const figures = { users: listed.length, ...kindsOf(listed) }
  const share = Math.floor((100 * (listed.length - without.length)) / listed.length)
  if (without.length === 0) return measure(of, 'effective', `All ${listed.length} have one.`, [], figures)
  return measure(
    of,
    'not-effective',
    `${without.length} of ${listed.length} have none (coverage ${share} %).`,
    without.map(({ name }) => name),
    figures,
  )
}

/** The same for those who can do everything; an app on a phone is phished, a key is not. */
export function mfaCoversAdministrators(facts: PasswordFacts, { sure, perhaps }: Administrators): PasswordMeasure {
  const of = { id: 'mfa-administrators', title: 'Administrators have a second factor that cannot be phished' }
  const listed = consoleUsers(facts, of)
  if ('verdict' in listed) return listed
  const admins = listed.filter(({ arn }) => sure.has(arn))
  const open = listed.filter(({ arn }) => perhaps.has(arn))
  const figures = { administrators: admins.length, perhaps: open.length, ...kindsOf(admins) }
  const without = admins.filter(({ hasMfa }) => !hasMfa)
  if (without.length > 0)
    return measure(of, 'not-effective', `${without.length} administrators sign in with a password alone.`, names(without), figures)
  if (open.length > 0) return measure(of, 'unknown', `Whether ${open.length} users are administrators was not seen.`, names(open), figures)
  if (admins.length === 0) return measure(of, 'not-applicable', 'No user with a password is administrator.', [], figures)
  const apps = admins.filter(({ virtualDevices }) => virtualDevices !== 0)
  if (apps.length > 0)
    return measure(of, 'not-effective', `${apps.length} administrators rely on an app, or on what was not seen.`, names(apps), figures)
  return measure(of, 'effective', `All ${admins.length} have a key or token.`, [], figures)
}

const names = (users: readonly UserFacts[]): readonly string[] => users.map(({ name }) => name)

function kindsOf(users: readonly UserFacts[]): Readonly<Record<string, number>> {
  const withOne = users.filter(({ hasMfa }) => hasMfa)
  return {
    app: withOne.filter(({ virtualDevices }) => (virtualDevices ?? 0) > 0).length,
    keyOrToken: withOne.filter(({ virtualDevices }) => virtualDevices === 0).length,
    kindNotSeen: withOne.filter(({ virtualDevices }) => virtualDevices === undefined).length,
    none: users.length - withOne.length,
  }
}

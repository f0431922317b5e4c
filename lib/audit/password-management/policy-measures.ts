import { own, seen } from '../data-access/seen-property.ts'
import type { Thresholds } from '../thresholds.ts'
import type { PasswordFacts, UserFacts } from './password-facts.ts'
import { measure, type PasswordMeasure } from './password-measure.ts'

const day = 86_400_000
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** The policy of the account; undefined: not seen, null: it has none. */
function policyOf({ itself }: PasswordFacts): { readonly value: unknown } | { readonly unseen: string } {
  return itself ? seen(itself, 'PasswordPolicy') : { unseen: 'the account itself was not seen' }
}

/** Whether the policy demands what is worth demanding. */
export function policyIsStrong(facts: PasswordFacts, { passwordLength, passwordsRemembered }: Thresholds): PasswordMeasure {
  const of = { id: 'policy-strong', title: 'The password policy demands long passwords that are not used again' }
  const told = policyOf(facts)
  if ('unseen' in told) return measure(of, 'unknown', `The password policy was not seen: ${told.unseen}.`)
  if (told.value === null)
    return measure(of, 'not-effective', "The account has no policy of its own: IAM's default demands eight characters.")
  const [length, remembered] = ['MinimumPasswordLength', 'PasswordReusePrevention'].map((name) => number(own(told.value, name)))
  const figures = {
    minimumLength: length ?? 0,
    wantedLength: passwordLength,
    remembered: remembered ?? 0,
    wantedRemembered: passwordsRemembered,
  }
  const short = [
    ...((length ?? 0) < passwordLength ? [`${length} characters are enough where ${passwordLength} are wanted`] : []),
    ...((remembered ?? 0) < passwordsRemembered
      ? [`${remembered} earlier passwords are refused where ${passwordsRemembered} are wanted`]
      : []),
  ]
  if (short.length > 0) return measure(of, 'not-effective', `${short.join(', and ')}.`, [], figures)
  return measure(of, 'effective', `It demands ${length} characters and refuses the last ${remembered} passwords.`, [], figures)
}

/** Whether it bites: a policy holds for a password from its next change on. Its own date is in no API, so age is what can be seen. */
export function policyBites(facts: PasswordFacts): PasswordMeasure {
  const of = { id: 'policy-bites', title: 'Nobody signs in with a password that is older than the policy allows' }
  const told = policyOf(facts)
  if ('unseen' in told) return measure(of, 'unknown', `The password policy was not seen: ${told.unseen}.`)
  const listed = consoleUsers(facts, of)
  if ('verdict' in listed) return listed
  const users = listed
  const most = number(own(told.value, 'MaxPasswordAge'))
  const ages = users.map(({ passwordChanged }) => (passwordChanged === null ? null : Math.floor((facts.takenAt - passwordChanged) / day)))
  const figures = { users: users.length, maximumDays: most || null, oldestDays: Math.max(0, ...ages.map((age) => age ?? 0)) }
  if (users.length === 0) return measure(of, 'not-applicable', 'No user has a password.', [], figures)
  if (most === 0)
    return measure(of, 'not-applicable', `The policy sets no age; the oldest password is ${figures.oldestDays} days old.`, [], figures)
  const undated = users.filter((_, index) => ages[index] === null)
  const old = users.filter((_, index) => (ages[index] ?? 0) > most)
  if (old.length > 0) {
    const stillUsed = old.filter(
      ({ passwordUsed, passwordChanged }) =>
        passwordUsed !== null && passwordChanged !== null && passwordUsed > passwordChanged + most * day,
    )
    const why = `${old.length} of ${users.length} passwords are older than ${most} days, so the policy of today never held for them; ${stillUsed.length} were used after that age.`
    return measure(
      of,
      'not-effective',
      why,
      old.map(({ name }) => name),
      { ...figures, usedAfter: stillUsed.length },
    )
  }
  if (undated.length > 0)
    return measure(
      of,
      'unknown',
      `Of ${undated.length} passwords nobody knows when they were set.`,
      undated.map(({ name }) => name),
      figures,
    )
  return measure(of, 'effective', `All ${users.length} passwords were set within ${most} days, under the policy's own age.`, [], figures)
}

/** Passwords that nobody needs: whoever never signs in is exempt from every policy. */
export function passwordsAreUsed(facts: PasswordFacts, { unusedCredentialDays: days }: Thresholds): PasswordMeasure {
  const of = { id: 'passwords-used', title: 'Everybody who has a password signs in with it' }
  const listed = consoleUsers(facts, of)
  if ('verdict' in listed) return listed
  const users = listed
  if (users.length === 0) return measure(of, 'not-applicable', 'No user has a password.')
  const limit = facts.takenAt - days * day
  const never = users.filter(({ passwordUsed, passwordChanged }) => passwordUsed === null && (passwordChanged ?? 0) < limit)
  const idle = users.filter(({ passwordUsed }) => passwordUsed !== null && passwordUsed < limit)
  const figures = { users: users.length, never: never.length, idle: idle.length, days }
  const people = [...never, ...idle].map(({ name }) => name)
  if (people.length === 0) return measure(of, 'effective', `All ${users.length} signed in within ${days} days.`, [], figures)
  return measure(
    of,
    'not-effective',
    `${never.length} never signed in, ${idle.length} not for ${days} days: their passwords are there for whoever guesses them.`,
    people,
    figures,
  )
}

/** Users with a password; or the answer that they are not known. */
export function consoleUsers(facts: PasswordFacts, of: Pick<PasswordMeasure, 'id' | 'title'>): readonly UserFacts[] | PasswordMeasure {
  const gap = facts.gaps.get('AWS::IAM::User')
  if (gap !== undefined) return measure(of, 'unknown', `Users were not seen: ${gap}.`)
  const hidden = facts.users.filter(({ unseen }) => unseen !== undefined)
  if (hidden.length > 0)
    return measure(
      of,
      'unknown',
      `Credentials of ${hidden.length} users were not seen: ${hidden[0]?.unseen}.`,
      hidden.map(({ name }) => name),
    )
  return facts.users.filter(({ hasPassword }) => hasPassword)
}

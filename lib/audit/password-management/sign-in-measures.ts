import type { PasswordFacts } from './password-facts.ts'
import { measure, type PasswordMeasure } from './password-measure.ts'

/** A finding of monitoring, as far as this page goes. */
export interface SignInFinding {
  readonly control: string
  /** Whom it is about, as the log names it; null: nobody. */
  readonly principal: string | null
  readonly lastSeen: string
  readonly count: number
}

const day = 86_400_000
const window = 30

/** Detections of guessed passwords. */
const guessed: ReadonlySet<string> = new Set([
  'cloudtrail-console-password-sprayed',
  'cloudtrail-console-sign-in-failures',
  'cloudtrail-console-user-guessed-widely',
  'cloudtrail-mfa-challenge-failures',
  'cloudtrail-root-console-sign-in-failures',
])
/** Detections of one identity used by several. */
const shared: ReadonlySet<string> = new Set([
  'cloudtrail-key-used-from-new-network',
  'cloudtrail-console-session-from-keys',
  'cloudtrail-session-used-from-many-addresses',
])

/** Controls of monitoring that the page reads. */
export const signInControls: readonly string[] = [...guessed, ...shared]

/** Whether guessing led anywhere it could: those who were guessed have a second factor. `findings` undefined: monitoring was not looked at. */
export function guessingFails(facts: PasswordFacts, findings: readonly SignInFinding[] | undefined): PasswordMeasure {
  const of = { id: 'guessing-fails', title: 'Guessed passwords lead nowhere: whoever is guessed has a second factor' }
  if (!findings) return measure(of, 'unknown', 'What monitoring saw of failed sign-ins was not looked at.')
  const recent = recentOf(findings, guessed, facts.takenAt)
  const attempts = recent.reduce((sum, { count }) => sum + count, 0)
  const byName = new Map(facts.users.map((user) => [user.name, user]))
  const names = [...new Set(recent.flatMap(({ principal }) => nameOf(principal) ?? []))]
  const bare = names.filter((name) => byName.get(name)?.hasPassword === true && byName.get(name)?.hasMfa === false)
  const figures = { findings: recent.length, attempts, guessed: names.length, days: window }
  if (bare.length > 0)
    return measure(of, 'not-effective', `${bare.length} users whose passwords were guessed at have no second factor.`, bare, figures)
  if (recent.length === 0) return measure(of, 'effective', `No guessing was seen in ${window} days.`, [], figures)
  return measure(
    of,
    'effective',
    `${attempts} failed sign-ins were told of in ${window} days; nobody who was named is without a second factor.`,
    names,
    figures,
  )
}

/** Whether each identity is one person's. */
export function identitiesAreOwn(facts: PasswordFacts, findings: readonly SignInFinding[] | undefined): PasswordMeasure {
  const of = { id: 'identities-own', title: 'Each identity is used by one person or program' }
  if (!findings) return measure(of, 'unknown', 'What monitoring saw of shared use was not looked at.')
  const recent = recentOf(findings, shared, facts.takenAt)
  const names = [...new Set(recent.flatMap(({ principal }) => nameOf(principal) ?? []))]
  const figures = { findings: recent.length, days: window }
  if (recent.length === 0) return measure(of, 'effective', `No shared use was seen in ${window} days.`, [], figures)
  return measure(
    of,
    'not-effective',
    `${names.length} identities were used from several networks or ways at once in ${window} days.`,
    names,
    figures,
  )
}

function recentOf(findings: readonly SignInFinding[], controls: ReadonlySet<string>, now: number): readonly SignInFinding[] {
  return findings.filter(({ control, lastSeen }) => controls.has(control) && now - Date.parse(lastSeen) <= window * day)
}

/** The last part of an ARN, or the name as it is. */
const nameOf = (principal: string | null): string | undefined => principal?.split('/').at(-1)

import type { Escalation } from './finding.ts'

/** What one look at an account found. */
export interface EscalationLook {
  /** When it began, ISO 8601 UTC. */
  readonly began: string
  /** Keys of the escalations that were open then (`escalationKey`). */
  readonly open: ReadonlySet<string>
  /** Keys of those of which it was not known. */
  readonly unknown: ReadonlySet<string>
  /** Whether the users and roles of the account were listed. */
  readonly sawPrincipals: boolean
}

/** Between which looks an escalation opened. */
export interface Opened {
  /** Began when it was known not to be open; null: it was open, or not known, as far back as the looks go. */
  readonly after: string | null
  /** Began when it was open without a break from then on. */
  readonly by: string
}

/** What makes two findings of two looks the same: who, how, and what is taken over. */
export const escalationKey = ({ principal, path, target }: Escalation): string => `${principal}\n${path}\n${target}`

/** The look of an account, as it is remembered. */
export function escalationLook(began: string, found: readonly Escalation[], sawPrincipals: boolean): EscalationLook {
  const keys = (status: Escalation['status']): ReadonlySet<string> =>
    new Set(found.filter((one) => one.status === status).map(escalationKey))
  return { began, open: keys('exploitable'), unknown: keys('unknown'), sawPrincipals }
}

/** Since when an escalation is open that the last of the looks (oldest first) found. A look that did not see it proves nothing. */
export function openedBetween(key: string, looks: readonly EscalationLook[]): Opened {
  let by = looks.at(-1)?.began ?? ''
  for (const look of looks.toReversed()) {
    if (look.open.has(key)) by = look.began
    else if (look.sawPrincipals && !look.unknown.has(key)) return { after: look.began, by }
  }
  return { after: null, by }
}

/** ARNs of what decides about an escalation: who takes part, and what holds the policies that let it through. */
export function decidesAbout({ principal, target, reaches, steps, decidedBy }: Escalation): (arn: string) => boolean {
  const parts = new Set([principal, target, reaches, ...steps.flatMap(({ by, resource }) => [by, resource])])
  const policies = decidedBy.map(({ policy }) => policy)
  return (arn) => parts.has(arn) || policies.some((policy) => policy === arn || policy.endsWith(` of ${arn}`))
}

import { actorOf } from '../iam/escalation/actor.ts'
import { isAdministrator } from '../iam/escalation/administrator.ts'
import type { Inventory } from '../iam/inventory/inventory.ts'
import { defaultThresholds, type Thresholds } from '../thresholds.ts'
import { keysAreRotated, peopleAreFederated, rootIsAtRest } from './identity-measures.ts'
import { type Administrators, mfaCoversAdministrators, mfaCoversAll } from './mfa-measures.ts'
import type { PasswordFacts } from './password-facts.ts'
import type { PasswordMeasure } from './password-measure.ts'
import { passwordsAreUsed, policyBites, policyIsStrong } from './policy-measures.ts'
import { guessingFails, identitiesAreOwn, type SignInFinding } from './sign-in-measures.ts'

/** Whether password management of an account works, and why. */
export interface PasswordPage {
  readonly account: string
  /** ISO 8601 UTC. */
  readonly observedAt: string
  /** `effective` only when nothing is ineffective and nothing unknown. */
  readonly overall: 'effective' | 'not-effective' | 'unknown'
  /** Why, the weightiest first: what is ineffective, then what is not known. */
  readonly reasons: readonly string[]
  /** In the order of their weight. */
  readonly measures: readonly PasswordMeasure[]
}

/** What else the page rests on. */
export interface PasswordPageOptions {
  /** The account as the evaluator knows it: who is administrator. Undefined: nobody looked. */
  readonly inventory?: Inventory
  /** Findings of monitoring; undefined: it was not looked at. */
  readonly findings?: readonly SignInFinding[]
  readonly thresholds?: Thresholds
}

/** One page on password management, of one account. */
export function passwordPage(
  facts: PasswordFacts,
  { inventory, findings, thresholds = defaultThresholds }: PasswordPageOptions,
): PasswordPage {
  const measures = [
    rootIsAtRest(facts, thresholds),
    mfaCoversAdministrators(facts, administratorsOf(facts, inventory)),
    mfaCoversAll(facts),
    guessingFails(facts, findings),
    policyBites(facts),
    policyIsStrong(facts, thresholds),
    peopleAreFederated(facts),
    passwordsAreUsed(facts, thresholds),
    keysAreRotated(facts, thresholds),
    identitiesAreOwn(facts, findings),
  ]
  const bad = measures.filter(({ verdict }) => verdict === 'not-effective')
  const open = measures.filter(({ verdict }) => verdict === 'unknown')
  return {
    account: facts.account,
    observedAt: new Date(facts.takenAt).toISOString(),
    overall: bad.length > 0 ? 'not-effective' : open.length > 0 ? 'unknown' : 'effective',
    reasons: [...bad, ...open].map(({ why }) => why),
    measures,
  }
}

function administratorsOf(facts: PasswordFacts, inventory: Inventory | undefined): Administrators {
  if (!inventory) return { sure: new Set(), perhaps: new Set(facts.users.map(({ arn }) => arn)) }
  const answers = inventory.principals.map((one) => [one.arn, isAdministrator(actorOf(one)).answer] as const)
  const those = (wanted: string): ReadonlySet<string> => new Set(answers.flatMap(([arn, answer]) => (answer === wanted ? [arn] : [])))
  return { sure: those('yes'), perhaps: those('perhaps') }
}

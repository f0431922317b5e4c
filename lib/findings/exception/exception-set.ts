import type { AuditObservation } from '../observation.ts'
import { type Exception, type ExceptionRef, warningDays } from './exception.ts'

const day = 86_400_000

/** Exceptions that hold, ready to be asked about verdicts. Counts what each hides. */
export class ExceptionSet {
  readonly #byControl = new Map<string, Exception[]>()
  readonly #uses = new Map<string, number>()
  readonly #now: number

  /** `now` in milliseconds: one that ends in the meantime is asked again, and hides nothing from then on. */
  constructor(active: readonly Exception[], now: number) {
    this.#now = now
    for (const exception of active) {
      this.#uses.set(exception.id, 0)
      for (const control of new Set(exception.scope.controls)) {
        const known = this.#byControl.get(control)
        if (known) known.push(exception)
        else this.#byControl.set(control, [exception])
      }
    }
  }

  /** The observation, with the exception that hides it where it fails and one covers it; of several, the tightest. */
  apply(observation: AuditObservation, now: number = this.#now): AuditObservation {
    if (observation.verdict !== 'fail') return observation
    const covering = (this.#byControl.get(observation.control) ?? []).filter(
      (one) => Date.parse(one.expires) > now && covers(one, observation),
    )
    const [first] = covering.sort((one, other) => looseness(one) - looseness(other) || (one.expires < other.expires ? -1 : 1))
    if (!first) return observation
    this.#uses.set(first.id, (this.#uses.get(first.id) ?? 0) + 1)
    return { ...observation, exception: refOf(first) }
  }

  /** Verdicts that each exception hid so far; none for one that covers nothing any more. */
  uses(): ReadonlyMap<string, number> {
    return this.#uses
  }
}

/** Those that end within the time in which people are reminded, the first to end first. */
export function endingSoon(active: readonly Exception[], now: number): readonly Exception[] {
  return active
    .filter(({ expires }) => Date.parse(expires) - now <= warningDays * day)
    .sort((one, other) => (one.expires < other.expires ? -1 : 1))
}

/** What findings and reports say of it. */
export function refOf({ id, owner, approver, reason, expires, ticket }: Exception): ExceptionRef {
  return { id, owner, approver, reason, expires, ...(ticket === undefined ? {} : { ticket }) }
}

function covers({ scope: { accounts, regions, resources } }: Exception, { resource }: AuditObservation): boolean {
  return (
    accounts.includes(resource.account) &&
    (regions.includes('*') || regions.includes(resource.region)) &&
    resources.some((pattern) => fits(pattern, resource.arn))
  )
}

/** `*` stands for any text. Linear: each part of the pattern is looked for once, behind the one before. */
function fits(pattern: string, arn: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return pattern === arn
  if (!arn.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const part of rest) {
    const found = arn.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return arn.length - last.length >= at && arn.endsWith(last)
}

/** How much it covers, roughly: wildcards, then how many things it names. */
function looseness({ scope: { controls, accounts, regions, resources } }: Exception): number {
  const open = resources.filter((one) => one.includes('*')).length * 1_000 + (regions.includes('*') ? 500 : 0)
  return open + controls.length + accounts.length + regions.length + resources.length
}

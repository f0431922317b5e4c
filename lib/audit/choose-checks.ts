import { type Severity, severityRank } from '#lib/findings/severity.ts'
import type { Check } from './check.ts'

/** Which checks are wanted; what is left out narrows nothing. */
export interface CheckChoice {
  /** Ids of ours, or names of the same control elsewhere (`s3_bucket_…`, `S3.8`); `*` stands for any run of characters. */
  readonly ids?: readonly string[]
  /** Service groups: the first word of a check's id. */
  readonly services?: readonly string[]
  /** The least grave severity that is wanted. */
  readonly severity?: Severity
  /** Controls of the wanted frameworks. */
  readonly controls?: ReadonlySet<string>
}

/** A check was asked for that does not exist. */
export class UnknownCheckError extends Error {
  constructor(name: string, near: readonly string[]) {
    const hint = near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ''
    super(`There is no check ${JSON.stringify(name.slice(0, 100))}.${hint} All of them: keepwatch audit --list-checks`)
    this.name = 'UnknownCheckError'
  }
}

/** Service group of a check: its folder. */
export const serviceOf = (check: Pick<Check, 'id'>): string => check.id.slice(0, check.id.indexOf('-'))

/** The checks that are wanted, in their order. Throws UnknownCheckError for a name that stands for none. */
export function chooseChecks(checks: readonly Check[], { ids = [], services = [], severity, controls }: CheckChoice): readonly Check[] {
  const named = new Set(ids.flatMap((name) => checksNamed(checks, name)))
  return checks.filter(
    (check) =>
      (ids.length === 0 || named.has(check)) &&
      (services.length === 0 || services.includes(serviceOf(check))) &&
      (severity === undefined || severityRank(check.severity) >= severityRank(severity)) &&
      (controls === undefined || controls.has(check.id)),
  )
}

/** The check of this id or alias; throws UnknownCheckError. */
export function checkNamed(checks: readonly Check[], name: string): Check {
  const [check] = checksNamed(checks, name)
  if (!check) throw new UnknownCheckError(name, [])
  return check
}

function checksNamed(checks: readonly Check[], name: string): readonly Check[] {
  const found = checks.filter((check) => namesOf(check).some((one) => matches(name, one)))
  if (found.length === 0) throw new UnknownCheckError(name, nearest(checks, name))
  return found
}

const namesOf = ({ id, aliases }: Check): readonly string[] => [id, ...aliases.prowler, ...aliases.securityHub]

/** `*` for any run of characters; the rest literally. Linear: the pieces are looked for one after the other. */
function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return text === pattern
  if (!text.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

/** Checks whose id shares the most words with the name. */
function nearest(checks: readonly Check[], name: string): readonly string[] {
  const words = new Set(name.toLowerCase().split(/[^a-z0-9]+/))
  const scored = checks.map(({ id }) => ({ id, shared: id.split('-').filter((word) => words.has(word)).length }))
  const best = Math.max(0, ...scored.map(({ shared }) => shared))
  return best < 2
    ? []
    : scored
        .filter(({ shared }) => shared === best)
        .map(({ id }) => id)
        .slice(0, 3)
}

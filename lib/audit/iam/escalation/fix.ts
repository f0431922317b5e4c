import type { DecidingStatement } from '../evaluate/decision.ts'
import type { EscalationFix, EscalationStep } from './finding.ts'

/**
 * The smallest change that closes a path: of its requests, the one that the fewest statements let the caller make. Each request is
 * needed, so taking away one is enough.
 */
export function smallestFix(principal: string, steps: readonly EscalationStep[]): EscalationFix | null {
  const possible = steps
    .filter(({ by }) => by === principal)
    .map(({ action, resource, decidedBy }) => ({ action, resource, statements: decidedBy.filter(grants) }))
    .filter(({ statements }) => statements.length > 0)
  const [first, ...rest] = possible
  if (!first) return null
  const best = rest.reduce((one, other) => (other.statements.length < one.statements.length ? other : one), first)
  return { ...best, text: textOf(best.action, best.resource, best.statements) }
}

/** What gives the right; what only lets it pass (boundary, organisation) is others' business. */
const grants = ({ layer, effect }: DecidingStatement): boolean => effect === 'Allow' && (layer === 'identity' || layer === 'resource')

function textOf(action: string, resource: string, statements: readonly DecidingStatement[]): string {
  const where = statements.map(({ policy, position, sid }) => `statement ${position}${sid === null ? '' : ` (${sid})`} of ${policy}`)
  const on = resource === '*' ? '' : ` on ${resource}`
  return `Take ${action}${on} out of ${where.join(' and of ')}, or limit it there to what cannot be used this way.`
}

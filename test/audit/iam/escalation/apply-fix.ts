import type { EscalationFix } from '#lib/audit/iam/escalation/finding.ts'
import type { AccountFor } from './account-for.ts'
import { policyArn, type Statement } from './account-plan.ts'

/** Does to an account what a fix says: takes the action out of the statements that it names. */
export function applyFix({ plan, inside, target }: AccountFor, { action, statements }: EscalationFix): void {
  const positionsOf = (policy: string): ReadonlySet<number> =>
    new Set(statements.filter((one) => one.policy === policy).map(({ position }) => position))
  const without = (all: readonly Statement[], policy: string): Statement[] => {
    const positions = positionsOf(policy)
    return all.flatMap((one, index) => (positions.has(index + 1) ? withoutAction(one, action) : [one]))
  }
  for (const policy of plan.policies) policy.statements = without(policy.statements, policyArn(policy.name))
  if (inside) inside.statements = without(inside.statements, 'inline-1')
  if (target) target.trust = without(target.trust, `trust policy of ${target.name}`)
}

function withoutAction(statement: Statement, action: string): readonly Statement[] {
  if (statement.Action === action) return []
  if (statement.Action !== '*') throw new Error(`the fix takes ${action} out of a statement about ${JSON.stringify(statement.Action)}`)
  const { Action: _, ...rest } = statement
  return [{ ...rest, NotAction: action }]
}

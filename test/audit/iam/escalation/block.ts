import type { EscalationPath } from '#lib/audit/iam/escalation/path.ts'
import type { AccountFor } from './account-for.ts'
import type { Statement } from './account-plan.ts'

/** One thing that stands in the way of a path, put into its account. */
export interface Block {
  readonly name: string
  readonly put: (built: AccountFor) => void
  /** Another path that it opens. */
  readonly opens?: string
  /** It does not close the path for certain: what the caller would have to know cannot be seen. */
  readonly leavesUnknown?: true
}

/** Whether the path is walked by a user or role of the account. */
export const isInside = ({ by }: EscalationPath): boolean => by !== 'outsider' && by !== 'anybody'

/** A statement under one more condition. */
export const limited = (statement: Statement, keys: Readonly<Record<string, string>>): Statement => ({
  ...statement,
  Condition: { ...statement.Condition, StringEquals: keys },
})

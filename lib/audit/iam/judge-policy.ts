import { fail, type Judgement, pass } from '../check.ts'
import { readPolicyDocument } from './policy-document.ts'
import { publicStatements } from './public-access.ts'
import { crossAccountGrantees } from './who-may.ts'

const named = 10

/** Whether a resource policy (null: there is none) keeps everybody out; `what` names the resource in the sentence, e.g. "The queue". */
export function judgeNotPublic(policy: unknown, what: string): Judgement {
  if (policy === null) return pass(`${what} has no policy, so only its account may use it.`, { Policy: null })
  const open = publicStatements(readPolicyDocument(policy))
  if (open.length === 0) return pass(`No statement of the policy lets everybody in.`)
  const names = open.slice(0, 5).map(({ sid }) => sid ?? 'a statement without a name')
  const statements = open.slice(0, named).map(({ sid, actions, conditions }) => ({ sid, actions, conditions }))
  return fail(`${what} is open to everybody by its policy: ${names.join(', ')}.`, { statements, count: open.length })
}

/** Whether a resource policy (null: there is none) keeps other accounts out; `trusted` are accounts that count as one's own. */
export function judgeNotCrossAccount(policy: unknown, what: string, ownAccount: string, trusted: readonly string[] = []): Judgement {
  if (policy === null) return pass(`${what} has no policy, so only its account may use it.`, { Policy: null })
  const others = crossAccountGrantees(readPolicyDocument(policy), ownAccount, trusted)
  if (others.length === 0) return pass('The policy lets nobody of another account in.')
  const names = [...new Set(others.map(({ kind, value }) => (kind === 'everybody' ? 'everybody' : value)))]
  return fail(`${what} lets in others than its own account: ${names.slice(0, 5).join(', ')}.`, {
    grantees: others.slice(0, named).map(({ kind, value, statement }) => ({ kind, value, sid: statement.sid, actions: statement.actions })),
    count: others.length,
  })
}

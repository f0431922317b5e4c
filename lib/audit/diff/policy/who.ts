import type { PolicyStatement } from '../../iam/policy-document.ts'
import { isEverybody } from '../../iam/public-access.ts'
import { type Grantee, grantees } from '../../iam/who-may.ts'
import { shortText } from '../shown-value.ts'

/** Somebody whom a policy of a resource speaks about. */
export interface Who {
  readonly key: string
  readonly words: string
  /** How far away from the owner they are. */
  readonly reach: Grantee['kind']
}

/** Everybody whom a statement names, each once. */
export function whosOf(statement: PolicyStatement, ownAccount: string): readonly Who[] {
  const whos = new Map(read(statement, ownAccount).map((who) => [who.key, who]))
  return [...whos.values()]
}

function read(statement: PolicyStatement, ownAccount: string): readonly Who[] {
  const { principals } = statement
  if (!principals) return []
  // Reach is read off an Allow: a Deny keeps out the same people.
  const found = grantees([{ ...statement, effect: 'Allow' }], ownAccount)
  const reaches = found.map(({ kind }) => kind)
  if (principals.except) {
    const names = principals.entries.map(({ value }) => shortText(value, 200)).sort()
    return [{ key: `!${JSON.stringify(names)}`, words: `everybody but ${names.join(', ')}`, reach: reaches[0] ?? 'everybody' }]
  }
  // The condition stands beside it in the sentence, so "everybody" tied to an account is still told as such.
  if (isEverybody(principals)) return [{ key: '*', words: 'Everybody', reach: widest(reaches) }]
  return principals.entries.map(({ kind, value }, index) => ({
    key: `${kind} ${accountOf(value) ?? value}`,
    words: wordsOf(kind, value, ownAccount),
    reach: reaches[index] ?? 'other',
  }))
}

const fromNearToFar = ['own', 'service', 'other', 'federated', 'organization', 'account', 'everybody'] as const

function widest(reaches: readonly Grantee['kind'][]): Grantee['kind'] {
  return fromNearToFar.findLast((reach) => reaches.includes(reach)) ?? 'everybody'
}

/** `123456789012` and `arn:aws:iam::123456789012:root` are the same principal. */
function accountOf(value: string): string | undefined {
  if (/^\d{12}$/.test(value)) return value
  return /^arn:aws[a-z-]{0,20}:iam::(\d{12}):root$/.exec(value)?.[1]
}

function wordsOf(kind: string, value: string, ownAccount: string): string {
  const account = accountOf(value)
  if (kind === 'AWS' && account !== undefined) return account === ownAccount ? `account ${account} itself` : `account ${account}`
  if (kind === 'Service') return `the AWS service ${shortText(value, 120)}`
  if (kind === 'Federated') return `whoever signs in by ${shortText(value, 200)}`
  const arn = /^arn:aws[a-z-]{0,20}:(?:iam|sts)::(\d{12}):([a-z-]{1,40})\/(.{1,1000})$/s.exec(value)
  if (kind !== 'AWS' || !arn) return shortText(value, 200)
  const [, owner = '', sort = '', path = ''] = arn
  const name = sort === 'assumed-role' ? path : path.slice(path.lastIndexOf('/') + 1)
  const noun = sort === 'assumed-role' ? 'session of role' : sort
  return `${noun} ${shortText(name, 120)}${owner === ownAccount ? '' : ` of account ${owner}`}`
}

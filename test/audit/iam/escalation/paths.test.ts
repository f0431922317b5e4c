import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { EscalationPath } from '#lib/audit/iam/escalation/path.ts'
import { paths } from '#lib/audit/iam/escalation/paths/index.generated.ts'

const folder = new URL('../../../../lib/audit/iam/escalation/paths/', import.meta.url)
const names = readdirSync(folder)
  .filter((name) => name !== 'index.generated.ts')
  .map((name) => name.replace(/\.ts$/, ''))
  .sort()

test('every path has a file of its own, named after its id, and stands in the index once', () => {
  expect(paths.map(({ id }) => id)).toEqual(names)
})

test('no two paths ask for the same of the same', () => {
  const asked = paths.map(({ by, target, needs, requests, gain }) => JSON.stringify({ by, target, needs, requests, gain }))
  expect(new Set(asked).size).toBe(paths.length)
})

/** The cells of a row; their padding is left to the formatter. */
const cells = (line: string): readonly string[] => line.split('|').map((cell) => cell.trim())

/** A path as a row of docs/escalation-paths.md. */
function row({ id, name, by, target, needs = [], requests, gain, assumes }: EscalationPath): string {
  const actions = [
    ...new Set(
      requests
        .filter((one) => !one.afterTrust)
        .map(({ action, whenVersionsFull }) => `\`${action}\`${whenVersionsFull ? ' (with five versions)' : ''}`),
    ),
  ]
  const wanted = [targetInWords(target), ...needs.map(({ of, facts = [] }) => [of.replaceAll('-', ' '), ...facts].join(', '))]
  return `| ${[id, name, byInWords[by ?? 'inside'], actions.join(', '), wanted.join('; '), gainInWords[gain], assumes ?? ''].join(' | ')} |`
}

const byInWords = { inside: 'users, roles', user: 'users', role: 'roles', outsider: 'other accounts', anybody: 'any account' }
const gainInWords: Readonly<Record<EscalationPath['gain'], string>> = {
  become: 'is the role or user',
  grow: 'any right within the boundary',
  rewrite: 'any right within the boundary',
  join: 'the rights of the group',
  unbind: 'what the boundary held back',
  shed: 'what the policy denied',
  onward: 'is a role that the role may assume',
  everything: 'administrator',
}

function userInWords({ keys, login }: Extract<EscalationPath['target'], { readonly kind: 'user' }>): string {
  const ofKeys = keys && { free: 'with less than two access keys', full: 'with two access keys' }[keys]
  const ofLogin = login === undefined ? undefined : login ? 'with a password' : 'without a password'
  return ['another user', ofKeys, ofLogin].filter((one) => one !== undefined).join(' ')
}

function targetInWords(target: EscalationPath['target']): string {
  switch (target.kind) {
    case 'self':
      return 'the caller itself'
    case 'role':
      return [
        'a role',
        ...(target.trusts ? [`that trusts \`${target.trusts}\``] : []),
        ...(target.profile ? ['with an instance profile'] : []),
      ].join(' ')
    case 'user':
      return userInWords(target)
    case 'group':
      return target.membership === 'member' ? 'a group of the caller' : 'another group'
    case 'policy':
      return target.heldBy === 'self' ? 'a managed policy of the caller' : 'a managed policy of a role'
    case 'denial':
      return target.held === 'attached' ? 'a managed policy of the caller that denies' : 'an inline policy of the caller that denies'
    case 'asset':
      return [target.of.replaceAll('-', ' '), ...(target.facts ?? [])].join(', ')
    case 'account':
      return 'the account'
  }
}

test('docs/escalation-paths.md lists the paths as they are', () => {
  const text = readFileSync(new URL('../../../../docs/escalation-paths.md', import.meta.url), 'utf8')
  const rows = text.split('\n').filter((line) => /^\| [a-z0-9]+-\d{3} \|/.test(line))
  expect(rows.map(cells)).toEqual(paths.map(row).map(cells))
})

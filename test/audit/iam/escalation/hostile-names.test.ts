import { expect, test } from 'vitest'
import { escalationsOf } from '#lib/audit/iam/escalation/escalations.ts'
import { readAuthorizationDetails } from '#lib/audit/iam/inventory/read-authorization-details.ts'
import { arnOf, detailsOf, emptyPlan, everything, principal } from './account-plan.ts'

/** Names that IAM would refuse, from a file that nobody vouches for. */
const hostile: readonly string[] = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'prototype', 'length', 'then', 'size'],
  ...['*', '?', '**', 'a*b', '[a-z]+', '(a+)+$', '.*', '^', '\\', '\\d'],
  ...[`\${aws:username}`, `\${*}`, `\${?}`, '$&', '$1', '{self}', '{role}', '{administratorPolicy}', '%2F', '%00'],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x>',
    "' or 1=1 --",
    '=cmd|calc',
    '|`id`',
    '; rm -rf ~',
    '\u001b[31mred',
    '\u202Eright',
    '\u0000',
    '\n',
  ],
  ...['a\r\nb', '\t', ' ', '  x  ', 'ä', '😀', '\uD800', 'root', 'user', ':user/x'],
  ...['x/../y', '//', 'policy/AdministratorAccess', 'a'.repeat(1_500), 'null', 'undefined', 'NaN', '0', 'true', '-1'],
]

/** Half of them may write their own policy, by the variable for their name, the other half may do nothing. */
const users = hostile.map((name, index) => {
  const own = `arn:aws:iam::111122223333:user/\${aws:username}`
  const statements = index % 2 === 0 ? [{ Effect: 'Allow' as const, Action: 'iam:PutUserPolicy', Resource: own }] : []
  return principal('user', name, { statements, tags: { [name]: name } })
})

test(`${hostile.length} names full of hostile text change nothing`, () => {
  const plan = emptyPlan()
  plan.principals.push(...users, principal('role', '__proto__', { statements: [everything], tags: { __proto__: 'x' } }))
  const { found, administrators } = escalationsOf(readAuthorizationDetails(JSON.parse(JSON.stringify(detailsOf(plan)))))
  // What stands before a slash is a path: the variable means the rest, and the policy another user.
  const expected = users.filter(({ name, statements }) => statements.length > 0 && !name.includes('/')).map(arnOf)
  expect(found.map((one) => `${one.path} ${one.principal}`).sort()).toEqual(expected.map((arn) => `iam-007 ${arn}`).sort())
  for (const { principal: who, target, steps } of found) expect([target, steps[0]?.resource]).toEqual([who, who])
  expect(administrators).toEqual(['arn:aws:iam::111122223333:role/__proto__'])
  expect(Object.keys(Object.prototype)).toEqual([])
})

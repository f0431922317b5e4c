import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSecrets, findSecretsIn } from '#lib/findings/secret-patterns.ts'

// Put together here, so that no scanner of repositories takes the test for a leak.
const key = `AKIA${'IOSFODNN7EXAMPLE'}`
const cases: readonly [string, string, readonly string[]][] = [
  ['an access key', `export AWS_ACCESS_KEY_ID=${key}`, ['aws-access-key']],
  ['a secret key by its name', 'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYzX9f', ['key']],
  ['a private key', '#!/bin/sh\ncat > k <<X\n-----BEGIN RSA PRIVATE KEY-----\n', ['private-key']],
  ['a token of GitHub', `git clone https://x:ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}@github.com/x/y`, ['github-token']],
  ['a password', 'db_password: "S3cr3t-Orange-77"', ['password']],
  ['a password in JSON', '{"masterPassword":"hunter2-Zebra!9"}', ['password']],
  ['a password in a URL', 'DATABASE=postgres://app:Tr0ub4dor@db/shop', ['url-password']],
  ['a reference', 'DB_PASSWORD_ARN=arn:aws:secretsmanager:us-east-1:111122223333:secret:x', []],
  ['a reference by value', 'DB_PASSWORD=arn:aws:secretsmanager:us-east-1:111122223333:secret:x', []],
  ['a variable', 'PASSWORD=$(aws secretsmanager get-secret-value)', []],
  ['a placeholder', 'password=<YOUR_PASSWORD_HERE>', []],
  ['a name of a secret', 'SECRET_NAME=production/database/main', []],
  ['a word', 'token=aaaaaaaaaaaa', []],
  ['nothing', 'A=b\nLOG_LEVEL=debug', []],
]
test.each(cases)('%s', (_, text, kinds) => {
  expect([...new Set(findSecrets(text).map(({ kind }) => kind))].sort()).toEqual([...kinds].sort())
})

test('what is told holds the line and a salted hash, never the secret', () => {
  const [found] = findSecrets(`a\nb\nx=${key}\n`, 'arn:one')
  expect(found).toEqual({ kind: 'aws-access-key', line: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(findSecrets(`x=${key}`, 'arn:two')[0]?.sha256).not.toBe(found?.sha256)
})

test('variables are told by their names', () => {
  expect(findSecretsIn({ API_TOKEN: 'q8Zr2LmX0vTn5KdY', STAGE: 'live' }).map(({ name, kind }) => [name, kind])).toEqual([
    ['API_TOKEN', 'token'],
  ])
})

describe('foreign text', () => {
  test('costs linear time, whatever it holds', () => {
    const hostile = [
      'password=',
      'eyJ',
      'a'.repeat(10),
      '://',
      ':',
      '@',
      'xox',
      '-----BEGIN ',
      '"',
      "'",
      ' = ',
      'AKIA',
      'secret_',
      '.',
    ].map((piece) => piece.repeat(Math.ceil(1_000_000 / piece.length)))
    for (const text of hostile) {
      const began = performance.now()
      findSecrets(text)
      expect([text.slice(0, 12), performance.now() - began < 1_500]).toEqual([text.slice(0, 12), true])
    }
  })

  test('never makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        expect(findSecrets(text).length).toBeLessThanOrEqual(100)
      }),
      { numRuns: 300 },
    )
  })
})

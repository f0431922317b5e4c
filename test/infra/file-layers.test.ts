import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildApp, ofType, synthesise } from './synthesised.ts'

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'keepwatch-test-')), 'file.yml')
  writeFileSync(file, text)
  return file
}

const list = 'sensitive: [{name: customers, match: {arn: "arn:aws:s3:::customers"}, authorised: {read: []}}]'
const exceptions = `exceptions:
  - id: EX-1
    owner: ann@example.com
    requester: ann@example.com
    approver: bob@example.com
    reason: The partner cannot use TLS 1.2 before March.
    scope: {controls: [s3-bucket-secure-transport-required], accounts: ['111122223333'], resources: ['arn:aws:s3:::x1']}
    created: 2026-01-01T00:00:00Z
    expires: 2026-02-01T00:00:00Z
`
const variablesOf = (properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  (properties['Environment'] as { readonly Variables: Readonly<Record<string, unknown>> }).Variables

describe('files of the operator beside the function that judges', () => {
  it.each([
    ['accessFile', list, 'ACCESS_FILE', '/opt/keepwatch-access.json'],
    // One that is over is no mistake: it hides nothing.
    ['exceptionsFile', exceptions, 'EXCEPTIONS_FILE', '/opt/keepwatch-exceptions.json'],
  ])('%s', (name, text, variable, path) => {
    const [main] = synthesise({ region: 'eu-central-1', [name]: fileWith(text) })
    const functions = ofType(main, 'AWS::Lambda::Function').map(([, properties]) => properties)
    const withFile = functions.filter((properties) => variablesOf(properties)[variable] === path)
    expect(withFile.map(({ Description }) => Description)).toEqual(['Keepwatch evaluate'])
    expect(withFile[0]?.['Layers']).toHaveLength(1)
  })

  it.each([
    ['accessFile', 'sensitive: 7', /accessFile .* cannot be used: .*sensitive/],
    ['accessFile', list.replace('read', 'reed'), /accessFile .* cannot be used/],
    ['exceptionsFile', 'nothing: here', /exceptionsFile .* no list of exceptions/],
    ['exceptionsFile', exceptions.replace('bob@', 'ann@'), /exceptionsFile .* EX-1: approver/],
    ['exceptionsFile', exceptions.replace("'111122223333'", "'*'"), /exceptionsFile .* EX-1: scope\.accounts/],
  ])('%s that cannot be used stops the deployment: %s', (name, text, message) => {
    expect(() => buildApp({ region: 'eu-central-1', [name]: fileWith(text) })).toThrow(message)
  })

  it('evidence is signed unless somebody says no', () => {
    const sealKeys = (context: object) =>
      ofType(synthesise({ region: 'eu-central-1', ...context })[0], 'AWS::KMS::Key').filter(
        ([, { KeyUsage }]) => KeyUsage === 'SIGN_VERIFY',
      )
    expect(sealKeys({})).toHaveLength(1)
    expect(sealKeys({ signEvidence: false })).toEqual([])
  })
})

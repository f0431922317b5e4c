import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildApp, ofType, synthesise } from './synthesised.ts'

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'keepwatch-test-')), 'operator.yml')
  writeFileSync(file, text)
  return file
}

const environment = (properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  (properties['Environment'] as { readonly Variables: Readonly<Record<string, unknown>> }).Variables

describe('the file of the operator', () => {
  it('lies beside every function that detects or judges, and beside no other', () => {
    const operatorFile = fileWith("trustedAccounts: ['303030303030']\ndryRun: [cloudtrail-bucket-deleted]\n")
    const [main] = synthesise({ region: 'eu-central-1', logGroups: ['/var/log/secure'], operatorFile })
    const functions = ofType(main, 'AWS::Lambda::Function').map(([, properties]) => properties)
    const withFile = functions.filter((properties) => environment(properties)['OPERATOR_FILE'] === '/opt/keepwatch-operator.json')
    const names = withFile.map(({ Description }) => String(Description))
    expect(names.every((name) => name.startsWith('Keepwatch detect-'))).toBe(true)
    expect(names.length).toBe(functions.filter(({ Description }) => String(Description).startsWith('Keepwatch detect-')).length)
    for (const { Layers } of withFile) expect(Layers).toHaveLength(1)
    expect(functions.filter(({ Layers }) => Layers !== undefined)).toHaveLength(withFile.length)
  })

  it('is not there where none is named', () => {
    const [main] = synthesise({ region: 'eu-central-1' })
    expect(ofType(main, 'AWS::Lambda::LayerVersion')).toEqual([])
  })

  it.each([
    [
      'exclusions: [{detection: cloudtrail-nothing, when: {eventName: x}, reason: y}]',
      /exclusions\.0\.detection is "cloudtrail-nothing", which no detection is called/,
    ],
    ['trustedAccounts: [303030303030, 7]', /trustedAccounts\.1 is "7"; wanted an account id/],
    ['trusted: []', /trusted is an unknown key/],
    ['dryRun: [', /cannot be used/],
  ])('that cannot be used stops the deployment: %s', (text, message) => {
    expect(() => buildApp({ region: 'eu-central-1', operatorFile: fileWith(text) })).toThrow(message)
  })
})

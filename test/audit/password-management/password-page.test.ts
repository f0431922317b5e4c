import { describe, expect, it } from 'vitest'
import { readAuthorizationDetails } from '#lib/audit/iam/inventory/read-authorization-details.ts'
import { PasswordParts } from '#lib/audit/password-management/password-facts.ts'
import { type PasswordPage, passwordPage } from '#lib/audit/password-management/password-page.ts'
import { type SignInFinding, signInControls } from '#lib/audit/password-management/sign-in-measures.ts'
import type { Gap } from '#lib/audit/snapshot.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { builtInDetections } from '#lib/monitor/catalogue.ts'
import { passwordText } from '#lib/report/password-text.ts'
import { account, resource, userArn } from '../../../bench/made-world.ts'

const takenAt = '2026-11-22T12:00:00.000Z'
const ago = (days: number): string => new Date(Date.parse(takenAt) - days * 86_400_000).toISOString()
const types = ['AWS::::Account', 'AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::SAMLProvider', 'AWS::IAM::OIDCProvider']
const strong = { MinimumPasswordLength: 14, PasswordReusePrevention: 24, MaxPasswordAge: 90 }

interface Person {
  readonly used?: string | null
  readonly changed?: string | null
  readonly mfa?: boolean
  readonly apps?: number
  readonly keyAge?: number
  readonly password?: boolean
  readonly unseen?: Readonly<Record<string, string>>
}

const person = (
  name: string,
  { used = ago(1), changed = ago(10), mfa = true, apps = 0, keyAge, password = true, unseen }: Person = {},
): Resource =>
  resource(
    'AWS::IAM::User',
    userArn(name),
    {},
    {
      region: 'global',
      observed: {
        ...(unseen
          ? {}
          : {
              CredentialReport: {
                passwordEnabled: password,
                passwordLastUsed: used,
                passwordLastChanged: changed,
                mfaActive: mfa,
                accessKeys: keyAge === undefined ? [] : [{ active: true, lastRotated: ago(keyAge), lastUsed: ago(1) }],
              },
            }),
        VirtualMfaDevices: Array.from({ length: apps }, () => 'arn:aws:iam::1:mfa/x'),
      },
      ...(unseen ? { unseen } : {}),
    },
  )

const itself = (policy: object | null = strong, root: object = {}, summary: object = {}): Resource =>
  resource(
    'AWS::::Account',
    `arn:aws:iam::${account}:root`,
    { PasswordPolicy: policy },
    {
      observed: {
        Summary: { AccountPasswordPresent: 1, AccountAccessKeysPresent: 0, AccountMFAEnabled: 1, ...summary },
        RootCredentialReport: { passwordLastUsed: ago(400), ...root },
      },
    },
  )

interface Made {
  readonly gaps?: readonly string[]
  readonly findings?: readonly SignInFinding[]
  readonly administrators?: readonly string[]
}

function pageOf(resources: readonly Resource[], { gaps = [], findings = [], administrators = [] }: Made = {}): PasswordPage {
  const parts = new PasswordParts(account)
  const gap = (type: string): Gap => ({
    account,
    region: 'global',
    service: 'iam',
    action: 'iam:Get',
    outcome: 'denied',
    reason: 'no',
    types: [type],
  })
  parts.look({
    account,
    region: 'global',
    service: 'iam',
    takenAt,
    types: types.filter((type) => !gaps.includes(type)),
    resources,
    gaps: gaps.map(gap),
    calls: [],
  })
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
  const inventory = readAuthorizationDetails({
    UserDetailList: administrators.map((name) => ({
      UserName: name,
      Arn: userArn(name),
      UserPolicyList: [{ PolicyName: 'all', PolicyDocument: everything }],
    })),
  })
  return passwordPage(parts.facts(), { inventory, findings })
}
const verdictOf = (page: PasswordPage, id: string): string => page.measures.find((one) => one.id === id)?.verdict ?? 'none'
const peopleOf = (page: PasswordPage, id: string): readonly string[] => page.measures.find((one) => one.id === id)?.people ?? []
const finding = (control: string, principal: string | null, days = 1): SignInFinding => ({
  control,
  principal,
  lastSeen: ago(days),
  count: 7,
})
const sprayed = 'cloudtrail-console-password-sprayed'

describe('password management', () => {
  it('is effective when every measure is', () => {
    const page = pageOf([itself(), person('ann'), person('bob', { keyAge: 30 })], { administrators: ['ann'] })
    expect(page.overall).toBe('effective')
    expect(page.reasons).toEqual([])
    expect(page.measures.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 10 }, () => 'effective'))
    expect(passwordText(page, 100)).toContain(`Password management of ${account} is effective`)
  })

  const many = ['a', 'b', 'c'].map((name) => person(name))
  const saml = resource('AWS::IAM::SAMLProvider', `arn:aws:iam::${account}:saml-provider/okta`, {})
  it.each<readonly [string, string, readonly Resource[], Made, string, readonly string[]]>([
    ['no policy', 'policy-strong', [itself(null)], {}, 'not-effective', []],
    ['short passwords', 'policy-strong', [itself({ ...strong, MinimumPasswordLength: 8 })], {}, 'not-effective', []],
    ['passwords used again', 'policy-strong', [itself({ ...strong, PasswordReusePrevention: 5 })], {}, 'not-effective', []],
    ['no account', 'policy-strong', [], {}, 'unknown', []],
    ['a password older than the policy', 'policy-bites', [itself(), person('ann', { changed: ago(91) })], {}, 'not-effective', ['ann']],
    ['a password of the last day', 'policy-bites', [itself(), person('ann', { changed: ago(90) })], {}, 'effective', []],
    ['a policy without age', 'policy-bites', [itself({ ...strong, MaxPasswordAge: undefined }), person('ann')], {}, 'not-applicable', []],
    ['nobody knows when', 'policy-bites', [itself(), person('ann', { changed: null })], {}, 'unknown', ['ann']],
    ['never signed in', 'passwords-used', [itself(), person('ann', { used: null, changed: ago(50) })], {}, 'not-effective', ['ann']],
    ['new, and not yet signed in', 'passwords-used', [itself(), person('ann', { used: null, changed: ago(5) })], {}, 'effective', []],
    ['long away', 'passwords-used', [itself(), person('ann', { used: ago(50) })], {}, 'not-effective', ['ann']],
    ['no second factor', 'mfa-everybody', [itself(), person('ann', { mfa: false }), person('bob')], {}, 'not-effective', ['ann']],
    ['no password', 'mfa-everybody', [itself(), person('ann', { mfa: false, password: false })], {}, 'not-applicable', []],
    [
      'an administrator without',
      'mfa-administrators',
      [itself(), person('ann', { mfa: false })],
      { administrators: ['ann'] },
      'not-effective',
      ['ann'],
    ],
    [
      'an administrator with an app',
      'mfa-administrators',
      [itself(), person('ann', { apps: 1 })],
      { administrators: ['ann'] },
      'not-effective',
      ['ann'],
    ],
    ['an administrator with a key', 'mfa-administrators', [itself(), person('ann')], { administrators: ['ann'] }, 'effective', []],
    ['no directory', 'people-federated', [itself(), ...many], {}, 'not-effective', ['a', 'b', 'c']],
    ['past the directory', 'people-federated', [itself(), saml, ...many], {}, 'not-effective', ['a', 'b', 'c']],
    ['for emergencies', 'people-federated', [itself(), saml, ...many.slice(0, 2)], {}, 'effective', []],
    ['an old key', 'keys-rotated', [itself(), person('ci', { keyAge: 91, password: false })], {}, 'not-effective', ['ci']],
    ['no key', 'keys-rotated', [itself(), person('ann')], {}, 'not-applicable', []],
    ['root used', 'root-at-rest', [itself(strong, { passwordLastUsed: ago(3) })], {}, 'not-effective', ['root']],
    ['root with a key', 'root-at-rest', [itself(strong, {}, { AccountAccessKeysPresent: 1 })], {}, 'not-effective', ['root']],
    ['root without a second factor', 'root-at-rest', [itself(strong, {}, { AccountMFAEnabled: 0 })], {}, 'not-effective', ['root']],
    [
      'root without credentials',
      'root-at-rest',
      [itself(strong, {}, { AccountPasswordPresent: 0, AccountMFAEnabled: 0 })],
      {},
      'effective',
      [],
    ],
    ['root not seen', 'root-at-rest', [], {}, 'unknown', []],
    [
      'guessed without a second factor',
      'guessing-fails',
      [itself(), person('ann', { mfa: false })],
      { findings: [finding(sprayed, userArn('ann'))] },
      'not-effective',
      ['ann'],
    ],
    ['guessed with one', 'guessing-fails', [itself(), person('ann')], { findings: [finding(sprayed, 'ann')] }, 'effective', ['ann']],
    [
      'guessed long ago',
      'guessing-fails',
      [itself(), person('ann', { mfa: false })],
      { findings: [finding(sprayed, 'ann', 31)] },
      'effective',
      [],
    ],
    [
      'shared',
      'identities-own',
      [itself(), person('ann')],
      { findings: [finding('cloudtrail-session-used-from-many-addresses', userArn('ann'))] },
      'not-effective',
      ['ann'],
    ],
  ])('%s', (_, id, resources, made, verdict, people) => {
    const page = pageOf(resources, made)
    expect([verdictOf(page, id), peopleOf(page, id)]).toEqual([verdict, people])
    if (verdict === 'not-effective') expect(page.overall).toBe('not-effective')
  })

  it('never passes what was not seen', () => {
    const refused = pageOf([itself()], { gaps: ['AWS::IAM::User'] })
    for (const id of ['policy-bites', 'passwords-used', 'mfa-everybody', 'mfa-administrators', 'people-federated', 'keys-rotated'])
      expect(verdictOf(refused, id), id).toBe('unknown')
    const hidden = pageOf([itself(), person('ann', { unseen: { CredentialReport: 'denied' } })])
    expect(verdictOf(hidden, 'mfa-everybody')).toBe('unknown')
    expect(hidden.overall).toBe('unknown')
    const parts = new PasswordParts(account)
    parts.look({ account, region: 'global', service: 'iam', takenAt, types, resources: [itself(), person('ann')], gaps: [], calls: [] })
    const alone = passwordPage(parts.facts(), {})
    expect(['guessing-fails', 'identities-own', 'mfa-administrators'].map((id) => verdictOf(alone, id))).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ])
    expect(alone.overall).toBe('unknown')
  })

  it('reads detections that are there', () => {
    const known = new Set(builtInDetections().map(({ id }) => id))
    expect(signInControls.filter((id) => !known.has(id))).toEqual([])
  })

  it('escapes names, and counts people beyond what is told', () => {
    const hostile = Array.from({ length: 60 }, (_, index) => person(`x\u001b[31m${index}`, { mfa: false }))
    const page = pageOf([itself(), ...hostile])
    const told = page.measures.find(({ id }) => id === 'mfa-everybody')
    expect([told?.people.length, told?.count]).toEqual([50, 60])
    const text = passwordText(page, 80)
    expect(text).not.toContain('\u001b')
    expect(text).toContain('and 52 more')
  })
})

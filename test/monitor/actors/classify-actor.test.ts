import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actorClasses, actorSignals } from '#lib/monitor/actors/actor-classes.ts'
import { type ActorOptions, actorClassesOf } from '#lib/monitor/actors/classify-actor.ts'

type Identity = Readonly<Record<string, unknown>>

const session = (role: string, name: string, path = ''): Identity => ({
  type: 'AssumedRole',
  arn: `arn:aws:sts::111122223333:assumed-role/${role}/${name}`,
  sessionContext: { sessionIssuer: { type: 'Role', arn: `arn:aws:iam::111122223333:role/${path}${role}` } },
})
const user: Identity = { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/nadia' }
const github = { webIdFederationData: { federatedProvider: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' } }

const classes = (fields: Readonly<Record<string, unknown>>, options: ActorOptions = {}): string[] =>
  [...actorClassesOf(fields, options)].sort()

describe('what AWS says of the actor', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string[]]>([
    ['a user', { userIdentity: user, sourceIPAddress: '198.51.100.7', userAgent: 'aws-cli/2' }, []],
    ['a service', { userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' } }, ['aws-service']],
    ['a service-linked role', { userIdentity: session('AWSServiceRoleForX', 's', 'aws-service-role/x.amazonaws.com/') }, ['aws-service']],
    [
      'a stack',
      { userIdentity: { ...user, invokedBy: 'cloudformation.amazonaws.com' }, sourceIPAddress: 'cloudformation.amazonaws.com' },
      ['aws-service', 'iac'],
    ],
    ['a build', { userIdentity: user, sourceIPAddress: 'codebuild.amazonaws.com' }, ['aws-service', 'ci']],
    ['a workflow', { userIdentity: { ...session('deploy', 'run'), sessionContext: github } }, ['ci']],
    [
      'a person of Identity Center',
      { userIdentity: session('AWSReservedSSO_Admin_0123', 'nadia', 'aws-reserved/sso.amazonaws.com/eu-west-1/') },
      ['sso'],
    ],
    ['the configuration recorder', { userIdentity: { type: 'AWSService', invokedBy: 'config.amazonaws.com' } }, ['aws-service', 'scanner']],
    ['a record of something else', { message: 'x' }, []],
  ])('%s', (_, fields, wanted) => expect(classes(fields)).toEqual(wanted))
})

describe('what a caller can choose counts only when asked for', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['a user agent of Terraform', { userIdentity: user, userAgent: 'HashiCorp Terraform/1.9' }, 'iac'],
    ['a user agent of a service', { userIdentity: user, userAgent: 'cloudformation.amazonaws.com' }, 'iac'],
    ['a session name', { userIdentity: session('admin', 'GitHubActions') }, 'ci'],
    [
      'a token of a public provider',
      { userIdentity: { type: 'WebIdentityUser', identityProvider: github.webIdFederationData.federatedProvider } },
      'ci',
    ],
    ['a role that is called like those of Identity Center', { userIdentity: session('AWSReservedSSO_Fake', 'x') }, 'sso'],
    ['a scanner', { userIdentity: user, userAgent: 'Prowler/5' }, 'scanner'],
    ['a role by its name', { userIdentity: session('break-glass', 'x') }, 'break-glass'],
  ])('%s', (_, fields, wanted) => {
    expect(classes(fields)).toEqual([])
    expect(classes(fields, { trustForgeable: true })).toEqual([wanted])
  })

  test('every signal on a user agent, a session name or a role name is forgeable', () => {
    const chosen = actorSignals.filter(
      ({ field, values }) => field === 'userAgent' || field === 'userIdentity.arn' || values.some((value) => /:role\/(?!aws-)/.test(value)),
    )
    expect(chosen.length).toBeGreaterThan(5)
    expect(chosen.filter(({ forgeable }) => !forgeable)).toEqual([])
    expect(new Set(actorSignals.map((signal) => signal.class))).toEqual(new Set(actorClasses))
  })
})

describe("an operator's own actors", () => {
  const known = {
    ci: ['arn:aws:iam::111122223333:role/deploy-*'],
    'break-glass': ['arn:aws:sts::111122223333:assumed-role/rescue/*', 'arn:aws:iam::111122223333:user/Nadia'],
    iac: ['*:assumed-role/any/terraform'],
  }
  test.each<[string, Identity, string[]]>([
    ['a role', session('deploy-web', 'x'), ['ci']],
    [
      'the same role elsewhere',
      { ...session('deploy-web', 'x'), sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::999988887777:role/deploy-web' } } },
      [],
    ],
    ['all sessions of a role', session('rescue', 'nadia'), ['break-glass']],
    ['a user', user, ['break-glass']],
    ['a session name that the caller chose', session('any', 'terraform'), []],
    ['a session named like a role', session('other', 'rescue'), []],
  ])('%s', (_, userIdentity, wanted) => expect(classes({ userIdentity }, { known })).toEqual(wanted))

  test('session names count when forgeable signals do', () => {
    expect(classes({ userIdentity: session('any', 'terraform') }, { known, trustForgeable: true })).toEqual(['iac'])
  })
})

test('only the classes that matter are looked for', () => {
  const stack = { sourceIPAddress: 'cloudformation.amazonaws.com' }
  expect(classes(stack, { only: ['iac'] })).toEqual(['iac'])
  expect(classes(stack, { only: ['sso'], known: { iac: ['*'] } })).toEqual([])
})

test('no record makes it throw, and inherited keys are not read', () => {
  const polluted = Object.create({ userIdentity: { type: 'AWSService' } }) as Record<string, unknown>
  expect(classes(polluted)).toEqual([])
  const leaf = fc.anything()
  fc.assert(
    fc.property(fc.oneof(leaf, fc.record({ arn: leaf, type: leaf, sessionContext: leaf })), leaf, (userIdentity, sourceIPAddress) => {
      expect(actorClassesOf({ userIdentity, sourceIPAddress }, { trustForgeable: true })).toBeInstanceOf(Set)
    }),
  )
})

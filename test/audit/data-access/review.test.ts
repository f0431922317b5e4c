import { describe, expect, it } from 'vitest'
import { AccessConfigError, readAccessConfig } from '#lib/audit/data-access/access-config.ts'
import { accessWorld } from '#lib/audit/data-access/access-world.ts'
import { explainAccess, whatCan, whoCan } from '#lib/audit/data-access/questions.ts'
import { Reaches } from '#lib/audit/data-access/reach.ts'
import { accessReview, accessSummary } from '#lib/audit/data-access/review.ts'
import { account, allow, bucket, made, membership, policy, resource, role, roleArn, user, userArn } from '../../../bench/made-world.ts'

const data = 'arn:aws:s3:::data'
const read = allow('s3:GetObject', `${data}/*`)
const root = { AWS: `arn:aws:iam::${account}:root` }
const list = (authorised: object, more: object = {}) =>
  readAccessConfig({ sensitive: [{ name: 'customer data', match: { arn: data }, authorised, ...more }] }, 'list.json')
const people = [
  bucket('data'),
  user('ann', { statements: [read], used: '2026-11-20T00:00:00.000Z' }),
  user('bob', { statements: [allow('sts:AssumeRole', roleArn('reader'))] }),
  user('idle', { statements: [read], used: null }),
  user('eve'),
  role('reader', root, { statements: [read], used: '2026-11-20T00:00:00.000Z' }),
]
const everyone = [userArn('ann'), userArn('idle'), roleArn('reader')]

describe('the review', () => {
  it('finds who has access without being on the list, with the chain and the statements', () => {
    const { unauthorised } = accessReview([made(people)], list({ read: everyone }))
    expect(unauthorised).toHaveLength(1)
    expect(unauthorised[0]).toMatchObject({ who: userArn('bob'), verb: 'read', status: 'found', entry: 'customer data' })
    expect(unauthorised[0]?.chain.map(({ to }) => to)).toEqual([roleArn('reader')])
    expect(unauthorised[0]?.access.by[0]).toMatchObject({ layer: 'identity', effect: 'Allow', position: 1 })
  })

  it('lets those take authorised roles whom the list lets', () => {
    expect(accessReview([made(people)], list({ read: everyone }, { takingAuthorisedRoles: true })).unauthorised).toEqual([])
  })

  it('finds lines of the list that nobody needs, and why', () => {
    const authorised = { read: [...everyone, userArn('eve'), userArn('gone')], write: [userArn('ann')] }
    const { unused } = accessReview([made(people)], list(authorised))
    expect(unused.map(({ verb, principal, reason, status }) => [verb, principal.split('/').at(-1), reason, status])).toEqual([
      ['read', 'idle', 'did-not', 'found'],
      ['read', 'eve', 'cannot', 'found'],
      ['read', 'gone', 'nobody', 'found'],
      ['write', 'ann', 'cannot', 'found'],
    ])
  })

  it('takes last-accessed data by service where it is handed in', () => {
    const usage = (principal: string, service: string) => (principal === userArn('ann') && service === 's3' ? null : undefined)
    const { unused } = accessReview([made(people)], list({ read: everyone }), { usage })
    expect(unused.map(({ principal, reason }) => [principal, reason])).toEqual([[userArn('ann'), 'did-not']])
  })

  it('passes nothing that was not seen', () => {
    const blind = [bucket('data'), user('ann', { managed: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })]
    const review = accessReview([made(blind, ['AWS::IAM::Role'])], list({ read: [userArn('ann'), roleArn('reader')] }))
    expect(review.unused.map(({ status }) => status)).toEqual(['unknown', 'unknown'])
    expect(review.unseen).toContain('policy arn:aws:iam::aws:policy/ReadOnlyAccess: the snapshot does not hold it')
    expect(review.unseen.some((text) => text.startsWith('AWS::IAM::Role of') && text.includes('denied'))).toBe(true)
  })

  it('does not hold an access for certain whose boundary was not seen', () => {
    const one = user('ann', { statements: [read] })
    const { PermissionsBoundary: _, ...configuration } = one.configuration
    const [found] = accessReview([made([bucket('data'), { ...one, configuration }])], list({})).unauthorised
    expect(found).toMatchObject({
      status: 'unknown',
      dependsOn: [`permissions boundary of ${userArn('ann')}: the snapshot does not hold it`],
    })
  })

  it('knows labels by tag, name and Macie, and leaves open who is authorised without a list', () => {
    const review = accessReview([
      made([
        bucket('one', { tags: { DataClassification: 'confidential' } }),
        bucket('customer-exports'),
        bucket('three'),
        bucket('plain'),
        resource('Keepwatch::Macie2::Bucket', 'arn:aws:s3:::three', {}, { observed: { SensitivityScore: 90 } }),
        user('ann', { statements: [allow('*')] }),
      ]),
    ])
    expect(review.sensitive.map(({ resource: { arn }, label }) => [arn.slice(13), label.by])).toEqual([
      ['customer-exports', 'name'],
      ['one', 'tag'],
      ['three', 'macie'],
    ])
    expect(review.unauthorised).toEqual([])
    expect(accessSummary(review)).toMatchObject({ sensitive: 3, unlisted: 3, strangers: 0 })
    expect(review.sensitive[0]?.counts.read).toEqual({ can: 1, unauthorised: 0, named: [userArn('ann')] })
  })

  it('looks at what the list names and the snapshot does not hold', () => {
    const arn = `arn:aws:ssm:us-east-1:${account}:parameter/prod/token`
    const config = readAccessConfig({ sensitive: [{ name: 'token', match: { arn }, authorised: {} }] }, 'list.json')
    const { unauthorised, unseen } = accessReview([made([user('ann', { statements: [allow('ssm:GetParameter', arn)] })])], config)
    expect(unauthorised.map(({ who, resource: { type } }) => [who, type])).toEqual([[userArn('ann'), 'AWS::SSM::Parameter']])
    expect(unseen).toContain(`${arn} itself: the snapshot does not hold it`)
  })

  it('counts accesses beyond those it holds', () => {
    const review = accessReview([made(people)], list({}), { findingsAtMost: 2 })
    expect([review.unauthorised.length, review.unauthorisedLeft, review.strangers, review.reached]).toEqual([2, 2, 4, 1])
  })

  it('heeds control policies of the organisation, and says when they were not seen', () => {
    const member = { ...membership, observed: { Organization: { Id: 'o-abcdefghij' }, IsManagementAccount: false } }
    const place = { Paths: [`o-abcdefghij/r-a1b2/ou-a1b2-c3d4e5f6/${account}/`], AccountId: account }
    const tree = [
      resource(
        'AWS::Organizations::Organization',
        'arn:aws:organizations::1:organization/o-abcdefghij',
        {},
        {
          observed: { Id: 'o-abcdefghij', Roots: [{ Id: 'r-a1b2', PolicyTypes: ['SERVICE_CONTROL_POLICY'] }] },
        },
      ),
      resource('AWS::Organizations::Account', 'arn:aws:organizations::1:account/x', {}, { observed: place }),
    ]
    const scp = (id: string, targets: readonly string[], ...statements: readonly object[]) =>
      resource('AWS::Organizations::Policy', `arn:aws:organizations::1:policy/${id}`, {
        Type: 'SERVICE_CONTROL_POLICY',
        TargetIds: targets,
        Content: policy(...(statements as Readonly<Record<string, unknown>>[])),
      })
    const open = scp('p-open', ['r-a1b2', 'ou-a1b2-c3d4e5f6', account], allow('*'))
    const closed = scp('p-closed', ['ou-a1b2-c3d4e5f6'], { Effect: 'Deny', Action: 's3:*', Resource: '*' })
    const who = (...more: Parameters<typeof made>[0]) => accessReview([made([...people, member, ...more])], list({}))
    expect(who(...tree, open).unauthorised.map(({ who: one }) => one)).toContain(userArn('ann'))
    expect(who(...tree, open, closed).unauthorised).toEqual([])
    expect(who().unseen).toContain(`the service control policies of ${account} in o-abcdefghij`)
  })
})

describe('questions', () => {
  const reaches = new Reaches(accessWorld([made([...people, user('blind', { managed: ['arn:aws:iam::aws:policy/Unseen'] })])]))

  it('who can: directly, as somebody else, and not known', () => {
    const { who, unknown } = whoCan(reaches, 's3:GetObject', `${data}/some/object`)
    expect(who.map((one) => [one.who.split('/').at(-1), one.chain.length]).sort()).toEqual([
      ['ann', 0],
      ['bob', 1],
      ['idle', 0],
      ['reader', 0],
    ])
    expect(unknown).toEqual([{ who: userArn('blind'), missing: ['policy arn:aws:iam::aws:policy/Unseen: the snapshot does not hold it'] }])
  })

  it('what can: every verb on every resource', () => {
    expect(whatCan(reaches, userArn('bob')).map(({ resource: arn, verb }) => [arn, verb])).toEqual([[data, 'read']])
    expect(() => whatCan(reaches, 'bob')).toThrow(/"bob" is no user or role of the snapshot/)
  })

  it('explain: the deciding layer, and the way as somebody else', () => {
    const { decision, chain } = explainAccess(reaches, userArn('bob'), 's3:GetObject', `${data}/x`)
    expect(decision).toMatchObject({ outcome: 'denied', stoppedBy: 'identity' })
    expect(chain?.map(({ to }) => to)).toEqual([roleArn('reader')])
  })
})

describe('the list', () => {
  it.each([
    ['an unknown verb', { authorised: { raed: [] } }, /authorised/],
    ['everybody', { authorised: { read: ['*'] } }, /got "\*", wanted an ARN of IAM or STS/],
    ['nothing to match', { match: {} }, /match: got \{\}, wanted at least one of/],
    ['no ARN', { match: { arn: 'data' } }, /sensitive\.0\.match\.arn: got "data"/],
  ])('refuses %s, naming place, value and what is wanted', (_, part, message) => {
    const entry = { name: 'x', match: { arn: data }, authorised: {}, ...part }
    expect(() => readAccessConfig({ sensitive: [entry] }, 'list.json')).toThrow(message)
    expect(() => readAccessConfig({ sensitive: [entry] }, 'list.json')).toThrow(AccessConfigError)
  })
})

import { describe, expect, it } from 'vitest'
import { AccountReview } from '#lib/audit/account-review/account-review.ts'
import { readAccessConfig } from '#lib/audit/data-access/access-config.ts'
import type { Finding } from '#lib/findings/finding.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { account, allow, bucket, made, role, roleArn, user, userArn } from '../../../bench/made-world.ts'

const root = { AWS: `arn:aws:iam::${account}:root` }
const data = 'arn:aws:s3:::customer-data'
const read = allow('s3:GetObject', `${data}/*`)
const listed = readAccessConfig(
  { sensitive: [{ name: 'customers', match: { arn: data }, authorised: { read: [userArn('ann')] } }] },
  'list',
)
const admin = user('admin', { statements: [allow('*')] })
const nobody = readAccessConfig({ sensitive: [{ name: 'customers', match: { arn: data }, authorised: { read: [] } }] }, 'list')

interface Options {
  readonly access?: ReturnType<typeof readAccessConfig>
  readonly refused?: readonly string[]
  readonly known?: readonly Finding[]
}

function reviewed(resources: readonly Resource[], { access, refused = [], known = [] }: Options = {}): readonly AuditObservation[] {
  const review = new AccountReview(account, { runId: 'run-1', ...(access ? { access } : {}) })
  review.look(made(resources, refused))
  return review.conclude(known)
}

const verdicts = (all: readonly AuditObservation[], control: string): Record<string, string> =>
  Object.fromEntries(
    all.filter((one) => one.control === control).map(({ resource, verdict }) => [resource.arn.split(/[/:]/).at(-1), verdict]),
  )

describe('who can become administrator', () => {
  const id = 'iam-principal-escalation-absent'

  it('one verdict for each user and role', () => {
    const all = reviewed([
      admin,
      user('ann', { statements: [allow('iam:PutUserPolicy', userArn('ann'))] }),
      user('bob', { statements: [read] }),
      role('idle', root),
    ])
    expect(verdicts(all, id)).toEqual({ admin: 'not-applicable', ann: 'fail', bob: 'pass', idle: 'pass' })
    const ann = all.find(({ control, verdict }) => control === id && verdict === 'fail')
    expect(ann).toMatchObject({ severity: 'high', resource: { type: 'AWS::IAM::User', region: 'global' }, runId: 'run-1' })
    expect(ann?.reason).toContain('iam-007')
    expect(ann?.evidence).toMatchObject({ count: 1, fix: expect.stringContaining('Take iam:PutUserPolicy') })
  })

  it('passes nobody whose policies were not seen, or where somebody may be missing', () => {
    const unread = user('ann', { unseen: { Policies: 'AccessDenied' } })
    expect(verdicts(reviewed([unread, user('bob')]), id)).toEqual({ ann: 'unknown', bob: 'pass' })
    expect(verdicts(reviewed([user('bob')], { refused: ['AWS::IAM::Role'] }), id)).toEqual({ bob: 'unknown' })
    expect(verdicts(reviewed([], { refused: ['AWS::IAM::User', 'AWS::IAM::Role'] }), id)).toEqual({ root: 'unknown' })
  })

  it('tells of an outsider at the role that lets him in', () => {
    const open = role('partner', { AWS: 'arn:aws:iam::999988887777:root' }, { statements: [allow('*')] })
    const [fail] = reviewed([open]).filter(({ control, verdict }) => control === id && verdict === 'fail')
    expect(fail?.resource).toMatchObject({ arn: roleArn('partner'), type: 'AWS::IAM::Role' })
    expect(fail?.reason).toContain('999988887777')
  })
})

describe('who reaches sensitive data', () => {
  const id = 'sensitive-data-access-authorised'
  const theirs = [bucket('customer-data'), bucket('other'), user('ann', { statements: [read] })]

  it('passes where all are on the list, fails where one is not', () => {
    expect(verdicts(reviewed(theirs, { access: listed }), id)).toEqual({ 'customer-data': 'pass' })
    const all = reviewed(theirs, { access: nobody })
    expect(verdicts(all, id)).toEqual({ 'customer-data': 'fail' })
    const fail = all.find(({ control }) => control === id)
    expect(fail?.reason).toContain(userArn('ann'))
    expect(fail?.evidence).toMatchObject({ count: 1, unauthorised: [{ who: userArn('ann'), verb: 'read', chain: [] }] })
  })

  it('leaves it to a person where nobody has said who is authorised', () => {
    expect(verdicts(reviewed(theirs), id)).toEqual({ 'customer-data': 'manual' })
  })

  it('is unknown where something was not seen', () => {
    const hidden = user('eve', { unseen: { Policies: 'AccessDenied' } })
    expect(verdicts(reviewed(theirs, { access: listed, refused: ['AWS::IAM::User'] }), id)).toEqual({ 'customer-data': 'unknown' })
    // Who was listed, and whose policies were not: what he has in sight lets him nowhere, and what he has not is told of him.
    const all = reviewed([...theirs, hidden], { access: listed })
    expect(verdicts(all, 'iam-principal-escalation-absent')['eve']).toBe('unknown')
    expect(verdicts(all, id)).toEqual({ 'customer-data': 'unknown' })
  })

  it('tells which lines of the list are for nothing', () => {
    expect(verdicts(reviewed(theirs, { access: listed }), 'sensitive-data-authorisation-used')).toEqual({ root: 'pass' })
    expect(verdicts(reviewed([bucket('customer-data'), user('ann')], { access: listed }), 'sensitive-data-authorisation-used')).toEqual({
      root: 'fail',
    })
    expect(verdicts(reviewed(theirs), 'sensitive-data-authorisation-used')).toEqual({})
  })

  it('says of the account that nothing is called sensitive', () => {
    const all = reviewed([bucket('other'), user('ann', { statements: [read] })])
    expect(verdicts(all, id)).toEqual({ root: 'manual' })
    const denied = reviewed([bucket('other')], { refused: ['AWS::SQS::Queue'] })
    expect(verdicts(denied, id)).toEqual({ root: 'unknown' })
  })

  it('leaves alone what the list names in another account, and not what was not listed', () => {
    const elsewhere = [bucket('other'), user('ann')]
    expect(verdicts(reviewed(elsewhere, { access: listed }), id)).toEqual({ root: 'manual' })
    expect(verdicts(reviewed(elsewhere, { access: listed }), 'sensitive-data-authorisation-used')).toEqual({})
    const hidden = reviewed([user('ann')], { access: listed, refused: ['AWS::S3::Bucket'] })
    expect(verdicts(hidden, id)).toEqual({ 'customer-data': 'unknown' })
  })

  it('closes what was found of data that nobody calls sensitive any more', () => {
    const open = { control: id, resource: { arn: 'arn:aws:s3:::other', type: 'AWS::S3::Bucket', account, region: 'us-east-1' } } as Finding
    const gone = { ...open, resource: { ...open.resource, arn: 'arn:aws:s3:::gone' } } as Finding
    expect(verdicts(reviewed(theirs, { access: listed, known: [open, gone] }), id)).toEqual({
      'customer-data': 'pass',
      other: 'not-applicable',
    })
  })
})

import { describe, expect, it } from 'vitest'
import { importMuteList } from '#lib/findings/exception/import-mute-list.ts'
import { readExceptions } from '#lib/findings/exception/read-exceptions.ts'

const account = '111122223333'
const by = {
  owner: 'ann@example.com',
  requester: 'ann@example.com',
  approver: 'bob@example.com',
  created: '2026-11-23T00:00:00Z',
  expires: '2027-06-30T00:00:00Z',
}
const arns = ['arn:aws:s3:::logs-a', 'arn:aws:s3:::logs-b', 'arn:aws:s3:::data']
const imported = (Checks: object, of = account) =>
  importMuteList(
    { Mutelist: { Accounts: { [of]: { Checks } } } },
    {
      by,
      controlsOf: (check) => (check === 's3_bucket_secure_transport_policy' ? ['s3-bucket-secure-transport-required'] : []),
      failing: (_, where, region) => (where === account && ['*', 'us-east-1'].includes(region) ? arns : []),
    },
  )
const check = 's3_bucket_secure_transport_policy'
const entry = { Regions: ['us-east-1'], Resources: ['logs-.*'], Description: 'The partner cannot use TLS 1.2 before March.' }

describe('taking over a mute list', () => {
  it('names exactly the resources that fail now and that are meant', () => {
    const { exceptions, left } = imported({ [check]: entry })
    expect(left).toEqual([])
    expect(exceptions).toEqual([
      {
        id: 'imported-1',
        ...by,
        reason: entry.Description,
        scope: {
          controls: ['s3-bucket-secure-transport-required'],
          accounts: [account],
          regions: ['us-east-1'],
          resources: arns.slice(0, 2),
        },
      },
    ])
    expect(readExceptions(exceptions, Date.parse('2026-11-24T00:00:00Z')).refused).toEqual([])
  })

  it('makes an exception of an entry without a reason or regions, too', () => {
    const { exceptions } = imported({ [check]: { Regions: ['*'], Resources: ['data'] } })
    expect(exceptions).toMatchObject([
      { reason: expect.stringContaining('no reason was given'), scope: { regions: ['*'], resources: arns.slice(2) } },
    ])
    expect(readExceptions(exceptions, Date.parse('2026-11-24T00:00:00Z')).refused).toEqual([])
  })

  it.each<readonly [string, object, string, RegExp]>([
    ['every account', { [check]: entry }, '*', /every account/],
    ['a check that nobody knows', { other_check: entry }, account, /no control here/],
    ['every resource', { [check]: { ...entry, Resources: ['*'] } }, account, /every resource/],
    ['tags', { [check]: { ...entry, Tags: ['env=dev'] } }, account, /by tags/],
    ['exceptions of its own', { [check]: { ...entry, Exceptions: { Regions: ['eu-west-1'] } } }, account, /exceptions of its own/],
    ['what does not fail', { [check]: { ...entry, Resources: ['gone'] } }, account, /nothing that fails/],
    ['another region', { [check]: { ...entry, Regions: ['eu-west-1'] } }, account, /nothing that fails/],
    ['an odd entry', { [check]: 7 }, account, /nothing that fails/],
  ])('leaves %s to a person', (_, checks, of, why) => {
    const { exceptions, left } = imported(checks, of)
    expect(exceptions).toEqual([])
    expect(left).toEqual([{ place: expect.stringContaining(of), why: expect.stringMatching(why) }])
  })

  it('says of a file that is no mute list what is wanted', () => {
    for (const value of [7, null, {}, { Mutelist: {} }])
      expect(() => importMuteList(value, { by, controlsOf: () => [], failing: () => [] })).toThrow('mute list')
  })
})

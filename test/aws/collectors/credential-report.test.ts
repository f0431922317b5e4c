import { expect, test } from 'vitest'
import { type CredentialRow, readCredentialReport, rootRow } from '#lib/aws/collectors/credential-report.ts'

const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'
const root = `${rootRow},arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,2026-01-01T00:00:00+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`
const ann =
  'ann,arn:aws:iam::111122223333:user/ann,2020-01-01T00:00:00+00:00,true,no_information,2026-01-02T03:04:05+00:00,N/A,false,true,2026-01-02T03:04:05+00:00,2026-02-03T04:05:06+00:00,us-east-1,s3,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A'

test('rows are typed; words are not times', () => {
  const rows = readCredentialReport([header, root, ann].join('\n'))
  expect(rows.get(rootRow)).toMatchObject({ passwordEnabled: null, mfaActive: true })
  expect(rows.get('ann')).toEqual({
    passwordEnabled: true,
    passwordLastUsed: null,
    passwordLastChanged: '2026-01-02T03:04:05.000Z',
    mfaActive: false,
    accessKeys: [
      { active: true, lastRotated: '2026-01-02T03:04:05.000Z', lastUsed: '2026-02-03T04:05:06.000Z', lastUsedService: 's3' },
      { active: false, lastRotated: null, lastUsed: null, lastUsedService: null },
    ],
  } satisfies CredentialRow)
})

test('columns are found by name, whatever their order, and unknown ones are left out', () => {
  const rows = readCredentialReport(
    [
      'new,access_key_1_last_used_date,access_key_2_last_used_date,access_key_1_last_rotated,access_key_2_last_rotated,password_last_used,mfa_active,user,password_enabled,access_key_2_active,access_key_1_active',
      'x,N/A,N/A,N/A,N/A,N/A,true,ann,false,false,true',
    ].join('\n'),
  )
  expect(rows.get('ann')).toMatchObject({ mfaActive: true, passwordEnabled: false, accessKeys: [{ active: true }, { active: false }] })
})

test('an odd row is an error of its user alone', () => {
  const rows = readCredentialReport([header, ann, ann.replace('ann,', 'bob,').replace(',false,true,', ',maybe,true,')].join('\n'))
  expect(rows.get('bob')).toBeInstanceOf(Error)
  expect(rows.get('ann')).not.toBeInstanceOf(Error)
})

test('a short row is an error, not a user without credentials', () => {
  expect(readCredentialReport(`${header}\nann,arn`).get('ann')).toBeInstanceOf(Error)
})

test.each(['', '<html></html>', 'user,arn\nann,x'])('%j is no credential report', (text) => {
  expect(() => readCredentialReport(text)).toThrow(/no column/)
})

test('user names are keys like any other', () => {
  const rows = readCredentialReport([header, ann.replace('ann,', '__proto__,')].join('\n'))
  expect(rows.get('__proto__')).toMatchObject({ passwordEnabled: true })
})

test('a report without a column that tells of use is none: nothing would ever look used', () => {
  for (const name of ['password_last_used', 'access_key_1_last_used_date', 'access_key_2_last_rotated'])
    expect(() => readCredentialReport([header.replace(name, 'else'), ann].join('\n'))).toThrow(name)
})

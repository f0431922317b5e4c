import { expect, test } from 'vitest'
import { account as collector } from '#lib/aws/collectors/account.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const good: Answers = {
  'account:GetContactInformation': {
    ContactInformation: {
      FullName: 'Ann Example',
      CompanyName: 'Larkspur',
      AddressLine1: 'Secret Street 1',
      City: 'Berlin',
      PostalCode: '10115',
      CountryCode: 'DE',
      PhoneNumber: '+49 30 1234567',
    },
  },
  'account:GetAlternateContact': {
    AlternateContact: {
      Name: 'Team',
      Title: 'Security',
      EmailAddress: 'security@example.com',
      PhoneNumber: '+49 30 1',
      AlternateContactType: 'SECURITY',
    },
  },
}

test('contacts of the account, without street and phone number', async () => {
  const { resources, gaps, actions } = await collectAll(collector, good)
  expect(gaps).toEqual([])
  expect(actions).toHaveLength(2)
  expect(resources).toMatchObject([
    {
      arn: `arn:aws:account::${account}:contacts`,
      type: 'Keepwatch::Account::Contacts',
      region: 'global',
      observed: {
        ContactInformation: { FullName: 'Ann Example', CompanyName: 'Larkspur', City: 'Berlin', CountryCode: 'DE', PhoneEnding: '567' },
        SecurityContact: { Name: 'Team', Title: 'Security', EmailAddress: 'security@example.com' },
      },
    },
  ])
  expect(JSON.stringify(resources)).not.toMatch(/Secret Street|1234567/)
})

test('no contact is a fact; a refused or empty answer is unseen', async () => {
  const none = await collectAll(collector, { ...good, 'account:GetAlternateContact': awsError('ResourceNotFoundException', 404) })
  expect(none.resources[0]?.observed).toMatchObject({ SecurityContact: null })
  for (const answer of [denied, {}]) {
    const { resources, gaps } = await collectAll(collector, { ...good, 'account:GetAlternateContact': answer })
    expect(resources[0]?.unseen).toHaveProperty('SecurityContact')
    expect(resources[0]?.observed).toHaveProperty('ContactInformation')
    expect(gaps).toEqual([])
  }
})

test('what nobody wants is not asked for', async () => {
  const one = await collectAll(collector, good, { wants: (_, property) => property !== 'ContactInformation' })
  expect(one.actions).toEqual(['account:GetAlternateContact'])
  expect(one.resources[0]?.unseen).toHaveProperty('ContactInformation')
  const nothing = await collectAll(collector, good, { wants: () => false })
  expect([nothing.actions, nothing.resources]).toEqual([[], []])
})

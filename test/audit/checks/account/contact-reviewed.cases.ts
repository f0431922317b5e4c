import { check } from '#lib/audit/checks/account/contact-reviewed.ts'
import { checkCases } from '../../check-cases.ts'

const contact = { FullName: 'Ann Example', CompanyName: 'Larkspur', City: 'Berlin', CountryCode: 'DE', PhoneEnding: '123' }

export const cases = checkCases(check, [
  ['a contact', 'manual', { observed: { ContactInformation: contact }, says: /Ann Example, Larkspur/ }],
  [
    'a contact without a name',
    'manual',
    { observed: { ContactInformation: { ...contact, FullName: null, CompanyName: '' } }, says: /somebody/ },
  ],
  ['none', 'fail', { observed: { ContactInformation: null } }],
  ['denied', 'unknown', { unseen: { ContactInformation: 'account:GetContactInformation denied' } }],
])

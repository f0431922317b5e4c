import { check } from '#lib/audit/checks/account/security-contact-registered.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['a contact', 'pass', { observed: { SecurityContact: { Name: 'Team', Title: 'Security', EmailAddress: 'security@example.com' } } }],
  ['none', 'fail', { observed: { SecurityContact: null } }],
  ['denied', 'unknown', { unseen: { SecurityContact: 'account:GetAlternateContact denied' } }],
])

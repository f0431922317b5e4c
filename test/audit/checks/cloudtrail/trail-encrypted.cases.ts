import { check } from '#lib/audit/checks/cloudtrail/trail-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

const foreign = 'arn:aws:cloudtrail:us-east-1:444455556666:trail/organisation'

export const cases = checkCases(check, [
  ['with a key', 'pass', { configuration: { KMSKeyId: 'arn:key' } }],
  ['without', 'fail', { configuration: { KMSKeyId: null } }],
  ['an empty name', 'fail', { configuration: { KMSKeyId: '' } }],
  ['of the organisation, in a member', 'not-applicable', { arn: foreign, configuration: { KMSKeyId: null } }],
  ['denied', 'unknown', { unseen: { KMSKeyId: 'denied' } }],
])

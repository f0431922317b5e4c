import { check } from '#lib/audit/checks/cloudtrail/trail-validation-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const foreign = 'arn:aws:cloudtrail:us-east-1:444455556666:trail/organisation'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { EnableLogFileValidation: true } }],
  ['off', 'fail', { configuration: { EnableLogFileValidation: false } }],
  ['not set', 'fail', { configuration: { EnableLogFileValidation: null } }],
  ['of the organisation, in a member', 'not-applicable', { arn: foreign, configuration: { EnableLogFileValidation: false } }],
  ['denied', 'unknown', { unseen: { EnableLogFileValidation: 'denied' } }],
])

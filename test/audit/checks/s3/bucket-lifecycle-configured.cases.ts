import { check } from '#lib/audit/checks/s3/bucket-lifecycle-configured.ts'
import { checkCases } from '../../check-cases.ts'

const bucket = (LifecycleConfiguration: unknown) => ({ configuration: { LifecycleConfiguration } })

export const cases = checkCases(check, [
  ['a rule', 'pass', bucket({ Rules: [{ Status: 'Enabled' }] })],
  ['a rule that is off', 'fail', bucket({ Rules: [{ Status: 'Disabled' }] })],
  ['one on, one off', 'pass', bucket({ Rules: [{ Status: 'Disabled' }, { Status: 'Enabled' }] })],
  ['none', 'fail', bucket(null)],
  ['denied', 'unknown', { unseen: { LifecycleConfiguration: 'denied' } }],
])

import { check } from '#lib/audit/checks/cloudtrail/trail-logging.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['logging', 'pass', { configuration: { IsLogging: true } }],
  ['stopped', 'fail', { configuration: { IsLogging: false } }],
  ['denied', 'unknown', { unseen: { IsLogging: 'denied' } }],
])

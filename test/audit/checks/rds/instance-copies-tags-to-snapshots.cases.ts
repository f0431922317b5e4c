import { check } from '#lib/audit/checks/rds/instance-copies-tags-to-snapshots.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { CopyTagsToSnapshot: true } }],
  ['off', 'fail', { configuration: { CopyTagsToSnapshot: false } }],
  ['left out of a template', 'fail', { configuration: { CopyTagsToSnapshot: null } }],
  ['a text', 'unknown', { configuration: { CopyTagsToSnapshot: 'true' } }],
])

import { check } from '#lib/audit/checks/s3/bucket-acl-disabled.ts'
import { checkCases } from '../../check-cases.ts'

const bucket = (ObjectOwnership: string) => ({ configuration: { OwnershipControls: { Rules: [{ ObjectOwnership }] } } })

export const cases = checkCases(check, [
  ['off', 'pass', bucket('BucketOwnerEnforced')],
  ['preferred', 'fail', bucket('BucketOwnerPreferred')],
  ['the writer’s', 'fail', bucket('ObjectWriter')],
  ['no controls', 'fail', { configuration: { OwnershipControls: null } }],
  ['no rule', 'fail', { configuration: { OwnershipControls: { Rules: [] } } }],
  ['denied', 'unknown', { unseen: { OwnershipControls: 'denied' } }],
])

import { check } from '#lib/audit/checks/glacier/vault-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const open = { Effect: 'Allow', Principal: '*', Action: 'glacier:InitiateJob', Resource: '*' }
const vault = (Statement: unknown) => ({ observed: { Policy: Statement === null ? null : { Statement } } })

export const cases = checkCases(check, [
  ['none', 'pass', vault(null)],
  ['everybody', 'fail', vault(open)],
  ['an account', 'pass', vault({ ...open, Principal: { AWS: '444455556666' } })],
  ['any account in a list', 'fail', vault({ ...open, Principal: { AWS: ['444455556666', '*'] } })],
  ['denied', 'unknown', { unseen: { Policy: 'denied' } }],
])

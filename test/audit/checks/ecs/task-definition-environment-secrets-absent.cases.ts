import { check } from '#lib/audit/checks/ecs/task-definition-environment-secrets-absent.ts'
import { checkCases } from '../../check-cases.ts'

const secret = { Container: 'app', Name: 'DB_PASSWORD', Kind: 'password', Sha256: '00' }
const secrets = (...EnvironmentSecrets: readonly object[]) => ({ observed: { EnvironmentSecrets } })

export const cases = checkCases(check, [
  ['none', 'pass', secrets()],
  ['one', 'fail', { ...secrets(secret), says: 'app/DB_PASSWORD (password)' }],
  ['many', 'fail', { ...secrets(...Array.from({ length: 9 }, () => secret)), says: /and 4 more/ }],
  ['denied', 'unknown', { unseen: { EnvironmentSecrets: 'ecs:DescribeTaskDefinition denied' } }],
])

import { check } from '#lib/audit/checks/elasticache/replication-group-authenticated.ts'
import { checkCases } from '../../check-cases.ts'

const cache = (AuthTokenEnabled: boolean, UserGroupIds: readonly string[] = []) => ({
  configuration: { UserGroupIds },
  observed: { AuthTokenEnabled },
})

export const cases = checkCases(check, [
  ['a password', 'pass', cache(true)],
  ['users', 'pass', cache(false, ['app'])],
  ['nothing', 'fail', cache(false)],
])

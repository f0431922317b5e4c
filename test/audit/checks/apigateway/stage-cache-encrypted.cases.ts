import { check } from '#lib/audit/checks/apigateway/stage-cache-encrypted.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const all = (more: object) => ({ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'OFF', ...more })
const one = (more: object) => ({ ResourcePath: '/orders', HttpMethod: 'GET', LoggingLevel: 'OFF', ...more })
const of = (CacheClusterEnabled: unknown, ...MethodSettings: readonly unknown[]): CaseParts => ({
  configuration: { CacheClusterEnabled, MethodSettings },
})

export const cases = checkCases(check, [
  ['encrypted', 'pass', of(true, all({ CachingEnabled: true, CacheDataEncrypted: true }))],
  ['nothing cached', 'pass', of(true, all({ CachingEnabled: false }))],
  ['in the clear', 'fail', of(true, all({ CachingEnabled: true, CacheDataEncrypted: false }))],
  ['one in the clear', 'fail', of(true, all({ CachingEnabled: true, CacheDataEncrypted: true }), one({ CachingEnabled: true }))],
  ['no cache', 'not-applicable', of(false, all({ CachingEnabled: true }))],
  ['not set', 'not-applicable', of(null)],
])

import { check } from '#lib/audit/checks/apigateway/stage-execution-logs-enabled.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const all = (more: object) => ({ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'OFF', ...more })
const one = (more: object) => ({ ResourcePath: '/orders', HttpMethod: 'GET', LoggingLevel: 'OFF', ...more })
const of = (MethodSettings: unknown): CaseParts => ({ configuration: { MethodSettings } })

export const cases = checkCases(check, [
  ['errors', 'pass', of([all({ LoggingLevel: 'ERROR' })])],
  ['everything, and one method more', 'pass', of([all({ LoggingLevel: 'INFO' }), one({ LoggingLevel: 'ERROR' })])],
  ['off', 'fail', of([all({})])],
  ['one method only', 'fail', of([one({ LoggingLevel: 'INFO' })])],
  ['all but one', 'fail', { ...of([all({ LoggingLevel: 'INFO' }), one({})]), says: /GET .orders/ }],
  ['none', 'fail', of([])],
  ['none in a template', 'fail', of(null)],
])

import { check } from '#lib/audit/checks/apigatewayv2/api-routes-authorized.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const api = (ProtocolType: string, ...routes: readonly (readonly [string, string])[]): CaseParts => ({
  configuration: { ProtocolType },
  observed: { Routes: routes.map(([RouteKey, AuthorizationType]) => ({ RouteKey, AuthorizationType })) },
})

export const cases = checkCases(check, [
  ['all', 'pass', api('HTTP', ['GET /a', 'JWT'], ['POST /a', 'AWS_IAM'])],
  ['one is open', 'fail', { ...api('HTTP', ['GET /a', 'JWT'], ['GET /b', 'NONE']), says: /GET .b/ }],
  ['a socket that asks at the door', 'pass', api('WEBSOCKET', ['$connect', 'CUSTOM'], ['$default', 'NONE'])],
  ['a socket that does not', 'fail', api('WEBSOCKET', ['$connect', 'NONE'])],
  ['a socket without a door', 'fail', api('WEBSOCKET', ['$default', 'NONE'])],
  ['no route', 'not-applicable', api('HTTP')],
  ['routes refused', 'unknown', { configuration: { ProtocolType: 'HTTP' }, unseen: { Routes: 'denied' } }],
])

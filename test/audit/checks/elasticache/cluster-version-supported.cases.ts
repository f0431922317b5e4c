import { check } from '#lib/audit/checks/elasticache/cluster-version-supported.ts'
import { checkCases } from '../../check-cases.ts'

const cache = (Engine: string, EngineVersion: string | null) => ({ configuration: { Engine, EngineVersion } })

export const cases = checkCases(check, [
  ['supported', 'pass', cache('redis', '7.1.0')],
  ['Valkey', 'pass', cache('valkey', '8.0')],
  ['ended', 'fail', cache('redis', '5.0.6')],
  ['not set', 'unknown', cache('redis', null)],
])

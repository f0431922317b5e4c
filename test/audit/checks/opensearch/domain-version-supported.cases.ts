import { check } from '#lib/audit/checks/opensearch/domain-version-supported.ts'
import { checkCases } from '../../check-cases.ts'

const domain = (EngineVersion: string | null) => ({ configuration: { EngineVersion } })

export const cases = checkCases(check, [
  ['supported', 'pass', domain('OpenSearch_2.19')],
  ['ended', 'fail', domain('Elasticsearch_6.5')],
  ['ended OpenSearch', 'fail', domain('OpenSearch_1.1')],
  ['not set', 'unknown', domain(null)],
])

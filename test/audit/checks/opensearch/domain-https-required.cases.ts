import { check } from '#lib/audit/checks/opensearch/domain-https-required.ts'
import { checkCases } from '../../check-cases.ts'

const domain = (DomainEndpointOptions: unknown) => ({ configuration: { DomainEndpointOptions } })

export const cases = checkCases(check, [
  ['on', 'pass', domain({ EnforceHTTPS: true })],
  ['off', 'fail', domain({ EnforceHTTPS: false })],
  ['not set', 'fail', domain(null)],
])

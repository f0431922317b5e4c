import { check } from '#lib/audit/checks/cloudfront/distribution-origin-tls-current.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const distribution = (more: object = {}): CaseParts => ({
  configuration: {
    DistributionConfig: {
      Enabled: true,
      DefaultCacheBehavior: { TargetOriginId: 'o', ViewerProtocolPolicy: 'https-only' },
      Origins: [],
      ...more,
    },
  },
})
const server = (OriginProtocolPolicy: string, OriginSSLProtocols?: readonly string[]) => ({
  Id: 'o',
  DomainName: 'app.example',
  CustomOriginConfig: { OriginProtocolPolicy, ...(OriginSSLProtocols ? { OriginSSLProtocols } : {}) },
})

export const cases = checkCases(check, [
  ['1.2', 'pass', distribution({ Origins: [server('https-only', ['TLSv1.2'])] })],
  ['no server', 'pass', distribution()],
  ['never encrypted', 'pass', distribution({ Origins: [server('http-only', ['SSLv3'])] })],
  ['SSL 3.0', 'fail', distribution({ Origins: [server('https-only', ['SSLv3', 'TLSv1.2'])] })],
  ['1.1', 'fail', distribution({ Origins: [server('match-viewer', ['TLSv1.1', 'TLSv1.2'])] })],
  ['the default of a template', 'fail', distribution({ Origins: [server('https-only')] })],
])

import { check } from '#lib/audit/checks/cloudfront/distribution-origin-encrypted.ts'
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
const allowing = { DefaultCacheBehavior: { TargetOriginId: 'o', ViewerProtocolPolicy: 'allow-all' } }

export const cases = checkCases(check, [
  ['HTTPS', 'pass', distribution({ Origins: [server('https-only')], ...allowing })],
  ['as the viewer, who uses HTTPS', 'pass', distribution({ Origins: [server('match-viewer')] })],
  ['a bucket', 'pass', distribution({ Origins: [{ Id: 'o', DomainName: 'b.s3.amazonaws.com', S3OriginConfig: {} }] })],
  ['HTTP', 'fail', { ...distribution({ Origins: [server('http-only')] }), says: /app.example/ }],
  ['as the viewer, who may use HTTP', 'fail', distribution({ Origins: [server('match-viewer')], ...allowing })],
  [
    'as the viewer, who may use HTTP, through a group',
    'fail',
    distribution({
      Origins: [server('match-viewer')],
      DefaultCacheBehavior: { TargetOriginId: 'g', ViewerProtocolPolicy: 'allow-all' },
      OriginGroups: { Quantity: 1, Items: [{ Id: 'g', Members: { Quantity: 2, Items: [{ OriginId: 'x' }, { OriginId: 'o' }] } }] },
    }),
  ],
  [
    'as the viewer, who may use HTTP for another origin',
    'pass',
    distribution({
      Origins: [server('match-viewer')],
      CacheBehaviors: [{ PathPattern: '/x', TargetOriginId: 'x', ViewerProtocolPolicy: 'allow-all' }],
    }),
  ],
])

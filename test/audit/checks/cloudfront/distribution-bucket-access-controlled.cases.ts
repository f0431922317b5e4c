import { check } from '#lib/audit/checks/cloudfront/distribution-bucket-access-controlled.ts'
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
const bucket = (more: object = {}) => ({ Id: 'o', DomainName: 'b.s3.amazonaws.com', S3OriginConfig: {}, ...more })

export const cases = checkCases(check, [
  ['controlled', 'pass', distribution({ Origins: [bucket({ OriginAccessControlId: 'e' })] })],
  ['open', 'fail', distribution({ Origins: [bucket()] })],
  [
    'the older identity',
    'fail',
    distribution({ Origins: [bucket({ S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E' } })] }),
  ],
  ['one of two', 'fail', distribution({ Origins: [bucket({ OriginAccessControlId: 'e' }), bucket({ DomainName: 'c.s3.amazonaws.com' })] })],
  [
    'a website',
    'not-applicable',
    distribution({ Origins: [{ Id: 'o', DomainName: 'b.s3-website-us-east-1.amazonaws.com', CustomOriginConfig: {} }] }),
  ],
])

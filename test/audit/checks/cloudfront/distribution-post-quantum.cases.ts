import { check } from '#lib/audit/checks/cloudfront/distribution-post-quantum.ts'
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

export const cases = checkCases(check, [
  ['1.3 only', 'pass', distribution({ ViewerCertificate: { AcmCertificateArn: 'arn:c', MinimumProtocolVersion: 'TLSv1.3_2025' } })],
  ['1.2 too', 'fail', distribution({ ViewerCertificate: { AcmCertificateArn: 'arn:c', MinimumProtocolVersion: 'TLSv1.2_2025' } })],
  [
    'written beside the certificate of CloudFront',
    'fail',
    distribution({ ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1.3_2025' } }),
  ],
  ['not said', 'fail', distribution({ ViewerCertificate: { AcmCertificateArn: 'arn:c' } })],
])

import { check } from '#lib/audit/checks/cloudfront/distribution-sni-used.ts'
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
  ['by name', 'pass', distribution({ ViewerCertificate: { AcmCertificateArn: 'arn:c', SslSupportMethod: 'sni-only' } })],
  ['by address', 'fail', distribution({ ViewerCertificate: { AcmCertificateArn: 'arn:c', SslSupportMethod: 'vip' } })],
  ['not said', 'fail', distribution({ ViewerCertificate: { IamCertificateId: 'c' } })],
  ['the certificate of CloudFront', 'not-applicable', distribution({ ViewerCertificate: { CloudFrontDefaultCertificate: true } })],
])

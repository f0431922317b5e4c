import { check } from '#lib/audit/checks/elb/load-balancer-certificate-renewed.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const acm = 'arn:aws:acm:us-east-1:111122223333:certificate/1'
const of = (SSLCertificateId: string | undefined, ...related: readonly Resource[]): CaseParts => ({
  configuration: {
    Listeners: [
      { Protocol: 'HTTPS', LoadBalancerPort: '443', SSLCertificateId },
      { Protocol: 'HTTP', LoadBalancerPort: '80' },
    ],
  },
  related,
})
const certificate = (Type: string): Resource => sample('AWS::CertificateManager::Certificate', { arn: acm, observed: { Type } })

export const cases = checkCases(check, [
  ['issued by ACM', 'pass', of(acm, certificate('AMAZON_ISSUED'))],
  ['issued by a private authority', 'pass', of(acm, certificate('PRIVATE'))],
  ['imported', 'fail', of(acm, certificate('IMPORTED'))],
  ['no longer there', 'fail', of(acm)],
  ['uploaded to IAM', 'fail', of('arn:aws:iam::111122223333:server-certificate/old')],
  ['none', 'fail', of(undefined)],
  ['nothing encrypted', 'not-applicable', { configuration: { Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: '80' }] } }],
  ['certificates refused', 'unknown', { ...of(acm), unlisted: ['AWS::CertificateManager::Certificate'] }],
])

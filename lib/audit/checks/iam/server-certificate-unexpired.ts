import { defineCheck, fail, pass, undecided } from '../../check.ts'
import { wholeDays } from '../../iam/whole-days.ts'

export const check = defineCheck({
  id: 'iam-server-certificate-unexpired',
  title: 'The TLS certificate kept in IAM has not expired',
  severity: 'medium',
  resource: 'AWS::IAM::ServerCertificate',
  reads: ['Expiration'],
  rationale:
    'An expired certificate that is put on a load balancer by mistake makes the site fail for everybody, or teaches people to click warnings away.',
  remediation: {
    cli: 'Move to a certificate of ACM, which renews itself, then: aws iam delete-server-certificate --server-certificate-name <NAME>',
    cdk: "new acm.Certificate(this, 'Certificate', { domainName: '<DOMAIN>', validation: acm.CertificateValidation.fromDns(zone) })",
    terraform: 'resource "aws_acm_certificate" "this" { domain_name = "<DOMAIN>", validation_method = "DNS" }',
  },
  aliases: { prowler: ['iam_no_expired_server_certificates_stored'], securityHub: ['IAM.26'] },
  evaluate({ observed: { Expiration: expiration } }, { takenAt }) {
    const days = wholeDays(expiration, takenAt)
    if (days === null) return undecided('IAM does not say when the certificate expires.', { Expiration: expiration })
    return Date.parse(expiration ?? '') <= takenAt
      ? fail(`The certificate expired ${days} days ago.`, { Expiration: expiration })
      : pass(`The certificate is good until ${expiration}.`, { Expiration: expiration })
  },
})

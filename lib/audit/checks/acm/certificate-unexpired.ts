import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

const day = 86_400_000

export const check = defineCheck({
  id: 'acm-certificate-unexpired',
  title: 'The certificate is renewed in good time before it expires',
  severity: 'high',
  resource: 'AWS::CertificateManager::Certificate',
  reads: ['Status', 'NotAfter', 'InUse', 'Type'],
  rationale:
    'On the day after, every client refuses the connection: an outage with a date that was known for a year. People who are told to click the warning away also click it away when it is an attacker’s.',
  remediation: {
    cli: 'Imported: aws acm import-certificate --certificate-arn <ARN> --certificate fileb://<CERT> --private-key fileb://<KEY> --certificate-chain fileb://<CHAIN>. Issued by ACM: see why it is not renewed: aws acm describe-certificate --certificate-arn <ARN> --query Certificate.RenewalSummary',
    cdk: "new acm.Certificate(this, 'Certificate', { domainName: '<DOMAIN>', validation: acm.CertificateValidation.fromDns(zone) })",
    terraform: 'resource "aws_acm_certificate" "this" { domain_name = <DOMAIN>, validation_method = "DNS" }',
  },
  aliases: { prowler: ['acm_certificates_expiration_check'], securityHub: ['ACM.1'] },
  evaluate({ observed }, { takenAt, thresholds }) {
    const { Status: status } = observed
    if (status !== 'ISSUED' && status !== 'EXPIRED') return notApplicable(`It is not valid yet or no more: ${status}.`, { Status: status })
    const { NotAfter: notAfter } = observed
    const days = Math.floor((Date.parse(notAfter ?? '') - takenAt) / day)
    if (Number.isNaN(days)) throw new Error(`The certificate is ${status}, and NotAfter is ${JSON.stringify(notAfter)}; wanted a time.`)
    const evidence = { NotAfter: notAfter, days, wanted: thresholds.certificateExpiryDays, InUse: observed.InUse, Type: observed.Type }
    if (days < 0) return fail(`It expired on ${notAfter}.`, evidence)
    return days < thresholds.certificateExpiryDays
      ? fail(`It expires in ${days} days, and ${thresholds.certificateExpiryDays} are wanted to replace it.`, evidence)
      : pass(`It is valid for another ${days} days.`, evidence)
  },
})

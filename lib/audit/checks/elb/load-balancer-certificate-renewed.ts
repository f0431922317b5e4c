import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { isEncrypted, listenerWords } from '../../classic-listeners.ts'

export const check = defineCheck({
  id: 'elb-load-balancer-certificate-renewed',
  title: 'The classic load balancer uses certificates that ACM issues and renews',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancing::LoadBalancer',
  reads: ['Listeners'],
  also: { 'AWS::CertificateManager::Certificate': ['Type'] },
  rationale:
    'A certificate that was uploaded has to be replaced by hand: it is forgotten until it expires, and its private key has lain about on somebody’s machine.',
  remediation: {
    cli: 'aws acm request-certificate --domain-name <DOMAIN> --validation-method DNS, then aws elb set-load-balancer-listener-ssl-certificate --load-balancer-name <NAME> --load-balancer-port 443 --ssl-certificate-id <ACM_CERTIFICATE_ARN>',
    cdk: "new acm.Certificate(this, 'Certificate', { domainName: '<DOMAIN>', validation: acm.CertificateValidation.fromDns(zone) })",
    terraform: 'resource "aws_acm_certificate" "this" { domain_name = <DOMAIN>, validation_method = "DNS" }',
  },
  aliases: { prowler: ['elb_ssl_listeners_use_acm_certificate'], securityHub: ['ELB.2'] },
  evaluate({ configuration, region }, { related }) {
    const encrypted = (configuration.Listeners ?? []).filter(isEncrypted)
    if (encrypted.length === 0) return notApplicable('It has no encrypted listener.')
    const uploaded = encrypted.filter(({ SSLCertificateId: arn = '' }) => !/^arn:[a-z-]{1,20}:acm:/.test(arn))
    if (uploaded.length > 0)
      return fail(`Not of ACM: the certificate of ${uploaded.slice(0, 5).map(listenerWords).join(', ')}.`, told(uploaded))
    const imported = encrypted.filter(({ SSLCertificateId: arn = '' }) => {
      const [certificate] = related.by('AWS::CertificateManager::Certificate', 'arn', arn, { region })
      return certificate === undefined || certificate.observed.Type === 'IMPORTED'
    })
    return imported.length > 0
      ? fail(
          `Imported, so ACM does not renew it, or no longer there: the certificate of ${imported.slice(0, 5).map(listenerWords).join(', ')}.`,
          told(imported),
        )
      : pass('ACM issued its certificates and renews them.', told(encrypted))
  },
})

const told = (listeners: readonly { readonly SSLCertificateId?: string }[]) => ({
  certificates: listeners.slice(0, 20).map(({ SSLCertificateId: arn }) => arn ?? null),
})

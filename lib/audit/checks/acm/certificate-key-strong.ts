import { defineCheck, fail, pass, undecided } from '../../check.ts'

/** As ACM writes them, with a dash or an underscore (ACM API, KeyAlgorithm). */
const strong = new Set(['RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'])

export const check = defineCheck({
  id: 'acm-certificate-key-strong',
  title: 'The key of the certificate is of RSA with 2048 bits at least, or of an elliptic curve',
  severity: 'high',
  resource: 'AWS::CertificateManager::Certificate',
  reads: ['KeyAlgorithm'],
  rationale: 'A key of 1024 bits can be computed by whoever has the money for it, and with it everybody can be this site.',
  remediation: {
    cli: 'aws acm request-certificate --domain-name <DOMAIN> --validation-method DNS --key-algorithm EC_prime256v1',
    cdk: "new acm.Certificate(this, 'Certificate', { domainName: '<DOMAIN>', keyAlgorithm: acm.KeyAlgorithm.EC_PRIME256V1, validation })",
    terraform:
      'resource "aws_acm_certificate" "this" { domain_name = <DOMAIN>, validation_method = "DNS", key_algorithm = "EC_prime256v1" }',
  },
  aliases: { prowler: ['acm_certificates_with_secure_key_algorithms'], securityHub: ['ACM.2'] },
  evaluate({ configuration }) {
    // RSA with 2048 bits is what ACM takes when a template does not say.
    const algorithm = (configuration.KeyAlgorithm ?? 'RSA_2048').replaceAll('-', '_')
    if (strong.has(algorithm)) return pass(`Its key is ${algorithm}.`, { KeyAlgorithm: algorithm })
    return algorithm === 'RSA_1024'
      ? fail(`Its key is ${algorithm}.`, { KeyAlgorithm: algorithm })
      : undecided(`Its key is ${algorithm}, which is not known here.`, { KeyAlgorithm: algorithm })
  },
})

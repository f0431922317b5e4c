// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::CertificateManager. */
export interface CertificateManagerTypes {
  readonly 'AWS::CertificateManager::Certificate': Certificate
}

interface Certificate {
  readonly CertificateAuthorityArn?: string | null
  readonly CertificateExport?: string | null
  readonly CertificateTransparencyLoggingPreference?: string | null
  readonly DomainName?: string | null
  readonly DomainValidationOptions?: readonly CertificateDomainValidationOption[] | null
  readonly KeyAlgorithm?: string | null
  readonly SubjectAlternativeNames?: readonly string[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly ValidationMethod?: string | null
}

interface CertificateDomainValidationOption {
  readonly DomainName?: string
  readonly HostedZoneId?: string
  readonly ValidationDomain?: string
}

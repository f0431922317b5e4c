declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::CertificateManager::Certificate': {
      /** ISSUED, PENDING_VALIDATION, EXPIRED, … */
      readonly Status: string
      /** AMAZON_ISSUED, PRIVATE or IMPORTED; ACM renews no imported one. */
      readonly Type: string
      readonly InUse: boolean
      /** ISO 8601; null: it was never issued. */
      readonly NotAfter: string | null
      readonly RenewalEligibility: string | null
      /** CLOUDFRONT when CloudFront made it and renews it. */
      readonly ManagedBy: string | null
    }
  }
}

export type {}

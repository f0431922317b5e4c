import type { CertificateSummary } from '@aws-sdk/client-acm'
import { ACMClient, KeyAlgorithm, ListCertificatesCommand } from '@aws-sdk/client-acm'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { pageOf } from './kept-pages.ts'
import { listed } from './listed.ts'

const certificateType = 'AWS::CertificateManager::Certificate'

/** ACM lists certificates with RSA keys up to 2048 bits only, unless every kind is named (ACM API, ListCertificates). */
const keyTypes = Object.values(KeyAlgorithm)

/** Certificates of ACM, requested and imported; the listing tells all that is kept. */
export const acm: Collector = {
  service: 'acm',
  scope: 'regional',
  brings: { [certificateType]: { list: ['acm:ListCertificates'] } },
  async *collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
    const client = clients.of('acm', ACMClient, scope.region)
    yield* listed(scope, {
      action: 'acm:ListCertificates',
      types: [certificateType],
      page: async (NextToken) => {
        const answer = await client.send(new ListCertificatesCommand({ Includes: { keyTypes }, MaxItems: 1000, NextToken }))
        return pageOf(answer.CertificateSummaryList, answer.NextToken, 'certificates')
      },
      read: (certificate) => certificateResource(certificate, scope),
    })
  },
}

function certificateResource(certificate: CertificateSummary, scope: CollectorScope): Resource {
  const { CertificateArn: arn } = certificate
  if (!arn) throw new Error('acm:ListCertificates gave a certificate without an ARN')
  return collectedResource(certificateType, scope, {
    arn,
    configuration: {
      DomainName: { value: certificate.DomainName },
      KeyAlgorithm: { value: certificate.KeyAlgorithm },
    },
    observed: {
      Status: { value: certificate.Status },
      Type: { value: certificate.Type },
      InUse: { value: certificate.InUse },
      // Absent until it is issued.
      NotAfter: { value: certificate.NotAfter?.toISOString() ?? null },
      RenewalEligibility: { value: certificate.RenewalEligibility ?? null },
      ManagedBy: { value: certificate.ManagedBy ?? null },
    },
  })
}

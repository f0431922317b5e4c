import { S3Client } from '@aws-sdk/client-s3'
import { S3ControlClient } from '@aws-sdk/client-s3-control'
import type { AwsClients } from './clients.ts'

/** S3 of a region. A wrong region is followed to the right one. An endpoint of one's own is addressed path-style: it has no host name per bucket. */
export function s3Client(clients: AwsClients, region: string): S3Client {
  return clients.of('s3', S3Client, region, {
    forcePathStyle: clients.ownEndpoint('S3') !== undefined,
    followRegionRedirects: true,
  })
}

/**
 * S3 Control puts the account in front of the host name (`123456789012.s3-control…`), which an endpoint of one's own does not have
 * in its DNS. The account also stands in the header `x-amz-account-id`, so there the plain host is asked.
 */
export function s3controlClient(clients: AwsClients, region: string): S3ControlClient {
  const own = clients.ownEndpoint('S3_CONTROL')
  return clients.of('s3control', S3ControlClient, region, own === undefined ? {} : { endpointProvider: () => ({ url: new URL(own) }) })
}

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { S3Client } from '@aws-sdk/client-s3'
import { SNSClient } from '@aws-sdk/client-sns'

/**
 * Clients for Keepwatch's own stores, one of each per process, made at first use so that nothing is read at import.
 * Region, credentials and endpoints (`AWS_ENDPOINT_URL_<SERVICE>`) are read by the SDK itself.
 */
type Client = DynamoDBClient | KMSClient | S3Client | SNSClient

const made = new Map<string, Client>()

function once<Made extends Client>(name: string, make: () => Made): Made {
  const known = made.get(name)
  if (known) return known as Made
  const client = make()
  made.set(name, client)
  return client
}

/** Client of the tables. */
export const dynamo = (): DynamoDBClient => once('dynamo', () => new DynamoDBClient({ maxAttempts: 5 }))

/** Client of the key that signs evidence. */
export const kms = (): KMSClient => once('kms', () => new KMSClient({ maxAttempts: 5 }))

/** Client of the topics. */
export const sns = (): SNSClient => once('sns', () => new SNSClient({ maxAttempts: 5 }))

/** Client of the buckets. An endpoint of one's own (an emulator) is addressed path-style, since it has no host name per bucket. */
export const s3 = (): S3Client =>
  once(
    's3',
    () => new S3Client({ maxAttempts: 5, forcePathStyle: Boolean(process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL']) }),
  )

/** Closes every connection, so that a process can end at once. */
export function closeConnections(): void {
  for (const client of made.values()) client.destroy()
  made.clear()
}

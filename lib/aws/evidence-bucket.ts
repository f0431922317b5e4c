import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'

/** Objects of snapshots, runs and manifests. Nothing is ever deleted here: the bucket is versioned and under Object Lock. */
export class EvidenceBucket {
  readonly #client: S3Client
  readonly name: string

  constructor(client: S3Client, name: string) {
    this.#client = client
    this.name = name
  }

  /** Writes an object under its content's address; resolves to false when it was there already (its content is the same by construction). */
  async putOnce(key: string, body: Uint8Array | string, contentType = 'application/json'): Promise<boolean> {
    try {
      await this.#client.send(
        new PutObjectCommand({
          Bucket: this.name,
          Key: key,
          Body: body,
          ContentType: contentType,
          IfNoneMatch: '*',
          ChecksumAlgorithm: 'SHA256',
        }),
      )
      return true
    } catch (error) {
      if (error instanceof Error && (error.name === 'PreconditionFailed' || error.name === 'ConditionalRequestConflict')) return false
      throw error
    }
  }

  /** Writes a new version of an object. */
  async put(key: string, body: Uint8Array | string, contentType = 'application/json'): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({ Bucket: this.name, Key: key, Body: body, ContentType: contentType, ChecksumAlgorithm: 'SHA256' }),
    )
  }

  /** The object's bytes; undefined when there is none. Any other refusal throws. */
  async get(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.name, Key: key }))
      return await Body?.transformToByteArray()
    } catch (error) {
      if (error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound')) return undefined
      throw error
    }
  }

  /** Keys below a prefix, in order. */
  async *keys(prefix: string): AsyncGenerator<string> {
    let token: string | undefined
    do {
      const page = await this.#client.send(new ListObjectsV2Command({ Bucket: this.name, Prefix: prefix, ContinuationToken: token }))
      for (const object of page.Contents ?? []) if (object.Key !== undefined) yield object.Key
      // A page that repeats its token would never end.
      token = page.NextContinuationToken === token ? undefined : page.NextContinuationToken
    } while (token !== undefined)
  }
}

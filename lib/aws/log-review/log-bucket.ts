import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import { pages } from '../collectors/pages.ts'

/** Names of one folder's folders that are kept; accounts of the largest organisation are some ten thousand. */
const mostFolders = 50_000

/** A bucket of log files below a prefix (empty, or ending in `/`). Names begin at `AWSLogs/`. Reads only; a refused call throws. */
export class LogBucket {
  readonly #s3: S3Client
  readonly #bucket: string
  readonly #prefix: string

  constructor(s3: S3Client, bucket: string, prefix = '') {
    this.#s3 = s3
    this.#bucket = bucket
    this.#prefix = prefix
  }

  /** Names directly below a folder, sorted. */
  async folders(folder: string): Promise<readonly string[]> {
    const names: string[] = []
    const Prefix = `${this.#prefix}${folder}`
    const page = async (token: string | undefined) => {
      const answer = await this.#s3.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix, Delimiter: '/', ContinuationToken: token }),
      )
      this.#mustBeListing(answer.KeyCount)
      return { items: answer.CommonPrefixes ?? [], next: answer.IsTruncated ? answer.NextContinuationToken : undefined }
    }
    for await (const { Prefix: name } of pages(page)) {
      if (name?.startsWith(Prefix)) names.push(name.slice(Prefix.length, -1))
      if (names.length > mostFolders) throw new Error(`s3://${this.#bucket}/${Prefix} has more than ${mostFolders} folders.`)
    }
    return names.sort()
  }

  /** Names of the objects below a folder, in S3's order, which is that of their bytes. */
  async *files(folder: string): AsyncGenerator<string> {
    const page = async (token: string | undefined) => {
      const answer = await this.#s3.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: `${this.#prefix}${folder}`, ContinuationToken: token }),
      )
      this.#mustBeListing(answer.KeyCount)
      return { items: answer.Contents ?? [], next: answer.IsTruncated ? answer.NextContinuationToken : undefined }
    }
    for await (const { Key: key } of pages(page)) if (key?.startsWith(this.#prefix)) yield key.slice(this.#prefix.length)
  }

  /** One object as a stream with its metadata; undefined when S3 says that it is not there. */
  async open(
    file: string,
  ): Promise<{ readonly body: AsyncIterable<Uint8Array>; readonly metadata: ReadonlyMap<string, string> } | undefined> {
    try {
      const { Body, Metadata } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: `${this.#prefix}${file}` }))
      if (!Body) throw new Error(`s3:GetObject of ${file} gave no body.`)
      const metadata = new Map(Object.entries(Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
      return { body: Body as AsyncIterable<Uint8Array>, metadata }
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined
      throw error
    }
  }

  /** S3 always counts what it lists; an answer without a count is somebody else's page, and no empty bucket. */
  #mustBeListing(count: number | undefined): void {
    if (count === undefined) throw new Error(`s3:ListObjectsV2 of ${this.#bucket} gave no listing; is the endpoint S3?`)
  }
}

import * as z from 'zod'

/** A log file as its digest lists it. */
export interface ListedLog {
  readonly s3Bucket: string
  readonly s3Object: string
  /** Hexadecimal, of the uncompressed content. */
  readonly hashValue: string
  readonly hashAlgorithm: string
}

/** The digest before this one, as this one names it. */
export interface PreviousDigest {
  readonly bucket: string
  readonly object: string
  /** Hexadecimal, of the uncompressed content. */
  readonly hashValue: string
  readonly hashAlgorithm: string
  /** Hexadecimal. */
  readonly signature: string
}

/** One digest file of CloudTrail (user guide, "CloudTrail digest file structure"). */
export interface Digest {
  readonly account: string
  /** As written: the text is part of what is signed. */
  readonly endTime: string
  /** Milliseconds since the epoch. */
  readonly startsAt: number
  readonly endsAt: number
  readonly bucket: string
  readonly object: string
  readonly fingerprint: string
  readonly signatureAlgorithm: string
  /** Null: the chain begins with this one. */
  readonly previous: PreviousDigest | null
  /** What is signed as the previous signature: the text, or null. */
  readonly previousSignature: string | null
  readonly logFiles: readonly ListedLog[]
}

/** A file among the digests is none. */
export class DigestShapeError extends Error {
  override readonly name = 'DigestShapeError'
}

/** More log files than an hour of the busiest account brings; what is beyond is refused, not cut. */
const mostLogFiles = 200_000

/** S3 keys have at most 1,024 bytes; signatures of 4,096-bit keys 1,024 digits. */
const text = z.string().max(2_048)
const time = z.iso.datetime({ error: 'wanted a time in UTC such as 2026-01-31T09:00:00Z' })
const hex = z.string().regex(/^[0-9a-fA-F]{1,2048}$/, 'wanted hexadecimal digits')

const file = z.object({
  awsAccountId: text,
  digestStartTime: time,
  digestEndTime: time,
  digestS3Bucket: text.min(1),
  digestS3Object: text.min(1),
  digestPublicKeyFingerprint: text,
  digestSignatureAlgorithm: text,
  previousDigestS3Bucket: text.nullish(),
  previousDigestS3Object: text.nullish(),
  previousDigestHashValue: hex.nullish(),
  previousDigestHashAlgorithm: text.nullish(),
  previousDigestSignature: hex.nullable(),
  logFiles: z
    .array(z.object({ s3Bucket: text, s3Object: text.min(1), hashValue: hex, hashAlgorithm: text }))
    .max(mostLogFiles, `wanted at most ${mostLogFiles} log files`),
})

/**
 * Reads the uncompressed content of a digest file. @throws DigestShapeError naming the first wrong field.
 */
export function readDigest(content: Uint8Array): Digest {
  const result = file.safeParse(parsed(content))
  if (!result.success) {
    const first = result.error.issues[0]
    throw new DigestShapeError(`${first?.path.join('.') || 'the whole'}: ${first?.message ?? 'unreadable'}`)
  }
  const { data } = result
  return {
    account: data.awsAccountId,
    endTime: data.digestEndTime,
    startsAt: Date.parse(data.digestStartTime),
    endsAt: Date.parse(data.digestEndTime),
    bucket: data.digestS3Bucket,
    object: data.digestS3Object,
    fingerprint: data.digestPublicKeyFingerprint,
    signatureAlgorithm: data.digestSignatureAlgorithm,
    previous: previousOf(data),
    previousSignature: data.previousDigestSignature,
    logFiles: data.logFiles,
  }
}

function previousOf(data: z.infer<typeof file>): PreviousDigest | null {
  const {
    previousDigestS3Bucket: bucket,
    previousDigestS3Object: object,
    previousDigestHashValue: hashValue,
    previousDigestSignature: signature,
  } = data
  // All or none: a digest that names its predecessor without its hash would vouch for nothing.
  const said = [bucket, object, hashValue, signature].filter((value) => value !== null && value !== undefined)
  if (said.length === 0) return null
  if (!bucket || !object || !hashValue || !signature)
    throw new DigestShapeError('previousDigest…: some of bucket, object, hash value and signature are there and some are not')
  return { bucket, object, hashValue: hashValue.toLowerCase(), hashAlgorithm: data.previousDigestHashAlgorithm ?? 'SHA-256', signature }
}

function parsed(content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8'))
  } catch (error) {
    throw new DigestShapeError(`it is not JSON: ${(error as Error).message}`)
  }
}

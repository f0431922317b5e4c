import { verify } from 'node:crypto'
import type { Digest } from './digest.ts'
import type { FileVerdict } from './file-verdict.ts'
import type { KeyRing } from './public-keys.ts'

/** What a look at the signature of a digest said. */
export type Proof = Pick<FileVerdict, 'state' | 'ok' | 'expected' | 'actual'>

const algorithm = 'SHA256withRSA'

/**
 * The text that CloudTrail signs (user guide, "Custom implementations of CloudTrail log file integrity validation"): end time, place, hash
 * of the uncompressed content and the previous signature (`null` when there is none), one a line.
 */
export function textToSign({ endTime, bucket, object, previousSignature }: Digest, sha256: string): string {
  return [endTime, `${bucket}/${object}`, sha256, previousSignature ?? 'null'].join('\n')
}

/**
 * Whether a digest is signed by CloudTrail. `metadata` is that of its S3 object (undefined: a copy without it), `keys` the region's public
 * keys (undefined: nobody could be asked). What cannot be decided is null, never true.
 */
export function proveDigest(
  digest: Digest,
  sha256: string,
  metadata: ReadonlyMap<string, string> | undefined,
  keys: KeyRing | undefined,
): Proof {
  const signed = `signed by CloudTrail with key ${digest.fingerprint}`
  const answer = (state: Proof['state'], ok: Proof['ok'], actual: string): Proof => ({ state, ok, expected: signed, actual })
  if (!metadata) return answer('unsigned', null, 'no metadata is at hand that would hold the signature')
  const signature = metadata.get('signature')
  // S3 drops metadata only when somebody writes the object anew.
  if (!signature) return answer('unsigned', false, 'the object has no signature in its metadata')
  const named = metadata.get('signature-algorithm') ?? digest.signatureAlgorithm
  if (named !== algorithm || digest.signatureAlgorithm !== algorithm)
    return answer('signature-wrong', false, `signature algorithm ${named}; wanted ${algorithm}`)
  if (!/^(?:[0-9a-fA-F]{2}){1,1024}$/.test(signature)) return answer('signature-wrong', false, 'the signature is not hexadecimal')
  if (!keys) return answer('unproven', null, 'no public keys are at hand')
  const key = keys.find(digest.fingerprint)
  if (!key)
    return keys.isComplete
      ? answer('key-unknown', false, 'AWS names no such key for this region and time')
      : answer('key-unknown', null, 'not all public keys could be asked for')
  const isValid = verify('sha256', Buffer.from(textToSign(digest, sha256)), key, Buffer.from(signature, 'hex'))
  return isValid
    ? answer('valid', true, signed)
    : answer('signature-wrong', false, 'the signature does not fit its content, place and time')
}

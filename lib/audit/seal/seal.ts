import { createHash } from 'node:crypto'

/** One object of the evidence, by its stored bytes. */
export interface SealedFile {
  readonly key: string
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
}

/** What a run left as evidence, and what was sealed before it: altering, removing or exchanging any of it shows. */
export interface RunSeal {
  readonly schema: 'keepwatch.seal.v1'
  readonly runId: string
  /** ISO 8601 UTC. */
  readonly sealedAt: string
  /** ARN of the key that signs it: a signature must lie beside it. Null: nothing is signed here. */
  readonly signedBy: string | null
  /** Sorted by key. */
  readonly files: readonly SealedFile[]
  /** The seal before, by its bytes; null: this is the first. */
  readonly previous: { readonly key: string; readonly sha256: string } | null
}

/** The signature of a seal's bytes, with the public key that it verifies by. */
export interface SealSignature {
  readonly schema: 'keepwatch.signature.v1'
  /** Key of the seal in the bucket. */
  readonly seal: string
  /** ARN of the KMS key. */
  readonly keyId: string
  readonly algorithm: 'ECDSA_SHA_256'
  /** Of SHA-256 over the seal's bytes, DER in base64. */
  readonly signature: string
  /** PEM. */
  readonly publicKey: string
}

export const sealFolder = 'seals/'

/** Where a seal lies: in the order of time, so that the chain is read by listing. */
export function sealKey(runId: string, sealedAt: string): string {
  return `${sealFolder}${sealedAt.replaceAll(/[-:.]/g, '')}_${runId}.json`
}

export const signatureKey = (seal: string): string => seal.replace(/\.json$/, '.sig')
export const isSealKey = (key: string): boolean => key.startsWith(sealFolder) && key.endsWith('.json')
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

import { createHash, createPublicKey, verify } from 'node:crypto'
import * as z from 'zod'
import { isSealKey, type RunSeal, sealFolder, sealKey, sha256Of, signatureKey } from './seal.ts'

/** Port: evidence that is read. */
export interface EvidenceReader {
  get(key: string): Promise<Uint8Array | undefined>
  keys(prefix: string): AsyncIterable<string>
}

/** One file, and whether it is what was sealed. */
export interface FileVerdict {
  readonly file: string
  readonly ok: boolean
  /** What the seal says; null: nothing seals it. */
  readonly expected: string | null
  /** What was found; null: it is not there. */
  readonly actual: string | null
  /** In words; empty when it is as it should be. */
  readonly problem: string
}

/** How to verify. */
export interface VerifyOptions {
  /** Public key that all seals must be signed by, PEM. @default the one that lies beside each signature */
  readonly publicKey?: string
  /** SHA-256 of the newest seal, from a place out of reach of whoever may write the evidence: shows seals cut off at the end. */
  readonly head?: string
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const sealShape = z.object({
  schema: z.literal('keepwatch.seal.v1'),
  runId: z.string(),
  sealedAt: z.iso.datetime(),
  signedBy: z.string().nullable(),
  files: z.array(z.object({ key: z.string(), bytes: z.number(), sha256: hash })),
  previous: z.object({ key: z.string(), sha256: hash }).nullable(),
})
const signatureShape = z.object({
  schema: z.literal('keepwatch.signature.v1'),
  seal: z.string(),
  keyId: z.string(),
  algorithm: z.literal('ECDSA_SHA_256'),
  signature: z.string(),
  publicKey: z.string(),
})

/** The verdicts of one verification, and what it rests on. */
export interface EvidenceSummary {
  seals: number
  signed: number
  files: number
  failed: number
  /** SHA-256 of the public keys that signed, hex: compare them with a copy that was kept elsewhere. */
  readonly keys: Set<string>
  /** SHA-256 of the newest seal. */
  head: string
}

/**
 * Verifies a chain of seals from its beginning: each seal by its signature and by the one before, each file by its seal. Needs no network
 * and no account. Every file that is sealed is told once for each seal that names it, the first time only; `summary` is filled on the way.
 */
export async function* verifyEvidence(
  store: EvidenceReader,
  options: VerifyOptions,
  summary: EvidenceSummary,
): AsyncGenerator<FileVerdict> {
  const keys = (await Array.fromAsync(store.keys(sealFolder))).filter(isSealKey).sort()
  const told = new Map<string, string>()
  let previous: { readonly key: string; readonly sha256: string } | null = null
  for (const key of keys) {
    const bytes = await store.get(key)
    const read: RunSeal | string = bytes ? readSeal(key, bytes) : 'it is not there'
    if (!bytes || typeof read === 'string') {
      yield failed(summary, { file: key, expected: null, actual: bytes ? sha256Of(bytes) : null, problem: String(read) })
      continue
    }
    summary.seals++
    const sha256 = sha256Of(bytes)
    yield* linked(key, read, previous, summary)
    yield* signed(store, { key, bytes, isSigned: read.signedBy !== null }, options, summary)
    yield* sealed(store, read, told, summary)
    previous = { key, sha256 }
    summary.head = sha256
  }
  if (options.head !== undefined && options.head !== summary.head)
    yield failed(summary, {
      file: sealFolder,
      expected: options.head,
      actual: summary.head || null,
      problem: 'the newest seal is another: seals were taken away, or put behind it',
    })
}

function failed(summary: EvidenceSummary, verdict: Omit<FileVerdict, 'ok'>): FileVerdict {
  summary.failed++
  return { ok: false, ...verdict }
}

function readSeal(key: string, bytes: Uint8Array): RunSeal | string {
  try {
    const result = sealShape.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    if (!result.success) return `it is no seal: ${result.error.issues[0]?.path.join('.')}: ${result.error.issues[0]?.message}`
    const wanted = sealKey(result.data.runId, result.data.sealedAt)
    return wanted === key ? result.data : `it is the seal of another place: ${wanted}`
  } catch (error) {
    return `it is no JSON: ${(error as Error).message}`
  }
}

function* linked(
  key: string,
  { previous: named }: RunSeal,
  previous: { readonly key: string; readonly sha256: string } | null,
  summary: EvidenceSummary,
): Generator<FileVerdict> {
  if (named?.key === previous?.key && named?.sha256 === previous?.sha256) return
  const problem =
    named === null
      ? 'it says that it is the first, and another is before it'
      : named.key === previous?.key
        ? `the seal before it, ${named.key}, was altered`
        : `the seal before it should be ${named.key}, which is not there`
  yield failed(summary, {
    file: named?.key ?? key,
    expected: named?.sha256 ?? null,
    actual: named && named.key === previous?.key ? previous.sha256 : null,
    problem,
  })
}

async function* signed(
  store: EvidenceReader,
  { key, bytes, isSigned }: { readonly key: string; readonly bytes: Uint8Array; readonly isSigned: boolean },
  { publicKey }: VerifyOptions,
  summary: EvidenceSummary,
): AsyncGenerator<FileVerdict> {
  const file = signatureKey(key)
  const body = await store.get(file)
  if (!body) {
    if (publicKey !== undefined || isSigned)
      yield failed(summary, { file, expected: 'a signature', actual: null, problem: 'the seal is not signed' })
    return
  }
  const problem = signatureProblem(key, bytes, body, publicKey, summary)
  if (problem === undefined) {
    summary.signed++
    yield { file, ok: true, expected: sha256Of(bytes), actual: sha256Of(bytes), problem: '' }
  } else yield failed(summary, { file, expected: 'a signature of this seal', actual: sha256Of(body), problem })
}

function signatureProblem(
  key: string,
  bytes: Uint8Array,
  body: Uint8Array,
  publicKey: string | undefined,
  summary: EvidenceSummary,
): string | undefined {
  try {
    const { seal, signature, publicKey: beside } = signatureShape.parse(JSON.parse(Buffer.from(body).toString('utf8')))
    if (seal !== key) return `it is the signature of ${seal}`
    const trusted = createPublicKey(publicKey ?? beside)
    const pem = trusted.export({ type: 'spki', format: 'der' })
    if (!verify('sha256', bytes, trusted, Buffer.from(signature, 'base64'))) return 'the signature is not of this seal, or of another key'
    // The key that lies beside must be the one that signed: it is what a reader without another copy goes by.
    if (!pem.equals(createPublicKey(beside).export({ type: 'spki', format: 'der' }))) return 'another public key lies beside it'
    summary.keys.add(createHash('sha256').update(pem).digest('hex'))
    return undefined
  } catch (error) {
    return `it cannot be read: ${(error as Error).message.slice(0, 200)}`
  }
}

async function* sealed(
  store: EvidenceReader,
  { files }: RunSeal,
  told: Map<string, string>,
  summary: EvidenceSummary,
): AsyncGenerator<FileVerdict> {
  for (const { key, bytes, sha256 } of files) {
    if (told.get(key) === sha256) continue
    told.set(key, sha256)
    const body = await store.get(key)
    const actual = body ? sha256Of(body) : null
    summary.files++
    if (body && actual === sha256 && body.byteLength === bytes) yield { file: key, ok: true, expected: sha256, actual, problem: '' }
    else
      yield failed(summary, {
        file: key,
        expected: sha256,
        actual,
        problem: body ? 'its content is not what was sealed' : 'it is not there',
      })
  }
}

/** A summary to begin with. */
export const emptySummary = (): EvidenceSummary => ({ seals: 0, signed: 0, files: 0, failed: 0, keys: new Set(), head: '' })

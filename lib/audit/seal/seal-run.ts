import type { Signer } from '#lib/findings/signer.ts'
import type { PartRecord } from '../snapshot-object.ts'
import { isSealKey, type RunSeal, type SealedFile, type SealSignature, sealFolder, sealKey, sha256Of, signatureKey } from './seal.ts'

/** Port: where evidence lies. */
export interface SealStore {
  get(key: string): Promise<Uint8Array | undefined>
  putOnce(key: string, body: Uint8Array | string, contentType?: string): Promise<boolean>
  keys(prefix: string): AsyncIterable<string>
}

/** A run whose evidence is complete. */
export interface FinishedRun {
  readonly runId: string
  readonly accounts: readonly string[]
  readonly records: readonly PartRecord[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Objects read side by side. */
const sideBySide = 16
const day = 86_400_000
/** Days between two runs of which changes are looked for. */
const daysAtMost = 60

/** The seal of a run, if it has one: then nothing of the run may be written again. */
export async function sealOf(store: SealStore, runId: string): Promise<string | undefined> {
  for await (const key of store.keys(sealFolder)) if (isSealKey(key) && key.endsWith(`_${runId}.json`)) return key
  return undefined
}

/**
 * Seals the evidence of a run: the hash of every object, chained to the seal before, signed. The same run twice is sealed once; a
 * signature that a crash left out is made up for. Resolves to the seal's key.
 */
export async function sealRun(store: SealStore, run: FinishedRun, signer: Signer | undefined): Promise<string> {
  const known = await sealOf(store, run.runId)
  const key = known ?? (await writeSeal(store, run, signer?.keyId ?? null))
  if (signer && !(await store.get(signatureKey(key)))) await writeSignature(store, key, signer)
  return key
}

async function writeSeal(store: SealStore, run: FinishedRun, signedBy: string | null): Promise<string> {
  const { runId, now } = run
  const last = await lastSeal(store)
  const keys = new Set(run.records.map(({ key }) => key))
  for await (const key of store.keys(`runs/${runId}/`)) keys.add(key)
  for (const key of await changesSince(store, run, last?.seal)) keys.add(key)
  const files = await hashes(store, [...keys].sort())
  const seal: RunSeal = {
    schema: 'keepwatch.seal.v1',
    runId,
    sealedAt: new Date(now).toISOString(),
    signedBy,
    files,
    previous: last ? { key: last.key, sha256: last.sha256 } : null,
  }
  const key = sealKey(runId, seal.sealedAt)
  await store.putOnce(key, `${JSON.stringify(seal, null, 1)}\n`)
  return key
}

async function lastSeal(store: SealStore): Promise<{ readonly key: string; readonly sha256: string; readonly seal: RunSeal } | undefined> {
  let last: string | undefined
  for await (const key of store.keys(sealFolder)) if (isSealKey(key) && (last === undefined || key > last)) last = key
  const bytes = last === undefined ? undefined : await store.get(last)
  if (last === undefined || !bytes) return undefined
  return { key: last, sha256: sha256Of(bytes), seal: JSON.parse(Buffer.from(bytes).toString('utf8')) as RunSeal }
}

/** What was looked at again because something changed since the seal before: no run of its own seals it. */
async function changesSince(store: SealStore, { accounts, now }: FinishedRun, last: RunSeal | undefined): Promise<readonly string[]> {
  const sealed = new Set(last?.files.map(({ key }) => key))
  const from = Math.max(last ? Date.parse(last.sealedAt) : now, now - daysAtMost * day)
  const days: string[] = []
  for (let time = from; time < now + day; time += day) days.push(new Date(Math.min(time, now)).toISOString().slice(0, 10))
  const found: string[] = []
  for (const account of accounts)
    for (const date of new Set(days))
      for await (const key of store.keys(`changes/${account}/${date}/`)) if (!sealed.has(key)) found.push(key)
  return found
}

async function hashes(store: SealStore, keys: readonly string[]): Promise<readonly SealedFile[]> {
  const files: SealedFile[] = []
  const queue = keys.values()
  const worker = async (): Promise<void> => {
    for (const key of queue) {
      const body = await store.get(key)
      if (!body) throw new Error(`${key} is evidence of the run and not there any more; it was listed a moment ago. Look who removed it.`)
      files.push({ key, bytes: body.byteLength, sha256: sha256Of(body) })
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
  return files.sort((one, other) => (one.key < other.key ? -1 : 1))
}

async function writeSignature(store: SealStore, seal: string, signer: Signer): Promise<void> {
  const bytes = await store.get(seal)
  if (!bytes) throw new Error(`${seal} was written and is not there any more`)
  const signature = await signer.sign(bytes)
  const signed: SealSignature = {
    schema: 'keepwatch.signature.v1',
    seal,
    keyId: signer.keyId,
    algorithm: 'ECDSA_SHA_256',
    signature: Buffer.from(signature).toString('base64'),
    publicKey: await signer.publicKey(),
  }
  await store.putOnce(signatureKey(seal), `${JSON.stringify(signed, null, 1)}\n`)
}

import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sealKey, signatureKey } from '#lib/audit/seal/seal.ts'
import { type SealStore, sealOf, sealRun } from '#lib/audit/seal/seal-run.ts'
import { emptySummary, type FileVerdict, type VerifyOptions, verifyEvidence } from '#lib/audit/seal/verify-evidence.ts'
import type { PartRecord } from '#lib/audit/snapshot-object.ts'
import type { Signer } from '#lib/findings/signer.ts'

const account = '111122223333'
const start = Date.parse('2026-11-20T03:00:00Z')
const day = 86_400_000

/** A bucket in memory. */
class Bucket implements SealStore {
  readonly objects = new Map<string, Uint8Array>()
  put(key: string, text: string): void {
    this.objects.set(key, Buffer.from(text))
  }
  async get(key: string) {
    return this.objects.get(key)
  }
  async putOnce(key: string, body: Uint8Array | string) {
    if (this.objects.has(key)) return false
    this.objects.set(key, Buffer.from(body))
    return true
  }
  async *keys(prefix: string) {
    for (const key of [...this.objects.keys()].sort()) if (key.startsWith(prefix)) yield key
  }
}

function keyPair(): { readonly signer: Signer; readonly pem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return {
    pem,
    signer: {
      keyId: 'arn:aws:kms:eu-west-1:111122223333:key/seal',
      sign: async (bytes) => sign('sha256', bytes, privateKey),
      publicKey: async () => pem,
    },
  }
}
const record = (key: string): PartRecord => ({
  account,
  region: 'us-east-1',
  service: 's3',
  takenAt: '',
  sha256: '',
  key,
  resources: 0,
  gaps: [],
  calls: [],
})

/** Three runs; an object of the second stays in the third. */
async function sealedBucket(signer: Signer | undefined = keyPair().signer): Promise<Bucket> {
  const bucket = new Bucket()
  for (let run = 0; run < 3; run++) {
    const runId = `run-${run}`
    bucket.put(`runs/${runId}/plan.json`, `plan ${run}`)
    bucket.put(`runs/${runId}/results/${account}_0.ndjson.gz`, `results ${run}`)
    const snapshots = [`snapshots/aa/${run}.json.gz`, 'snapshots/bb/same.json.gz']
    for (const key of snapshots) bucket.put(key, key)
    bucket.put(`changes/${account}/2026-11-2${run}/event_${run}.json`, `change ${run}`)
    await sealRun(bucket, { runId, accounts: [account], records: snapshots.map(record), now: start + run * day }, signer)
  }
  return bucket
}

async function verified(bucket: Bucket, options: VerifyOptions = {}) {
  const summary = emptySummary()
  const all: FileVerdict[] = await Array.fromAsync(verifyEvidence(bucket, options, summary))
  return { summary, failed: all.filter(({ ok }) => !ok).map(({ file }) => file), all }
}
function exchange(bucket: Bucket, one: string, other: string): void {
  const [first, second] = [one, other].map((key) => bucket.objects.get(key))
  if (!first || !second) throw new Error(`${one} or ${other} is not there`)
  bucket.objects.set(one, second)
  bucket.objects.set(other, first)
}
const seals = [0, 1, 2].map((run) => sealKey(`run-${run}`, new Date(start + run * day).toISOString()))

describe('sealed evidence', () => {
  it('holds every object of a run and what changed since the run before, once', async () => {
    const bucket = await sealedBucket()
    const { summary, failed, all } = await verified(bucket)
    expect(failed).toEqual([])
    expect(summary).toMatchObject({ seals: 3, signed: 3, files: 13, failed: 0 })
    expect(summary.keys.size).toBe(1)
    const files = new Set(all.map(({ file }) => file))
    for (const key of bucket.objects.keys()) if (!seals.includes(key)) expect(files).toContain(key)
  })

  it('is sealed once, and a signature that a crash left out is made up for', async () => {
    const { signer } = keyPair()
    const bucket = await sealedBucket(signer)
    const before = new Map(bucket.objects)
    expect(await sealOf(bucket, 'run-1')).toBe(seals[1])
    bucket.objects.delete(signatureKey(seals[1] ?? ''))
    await sealRun(bucket, { runId: 'run-1', accounts: [account], records: [], now: start + 9 * day }, signer)
    expect([...bucket.objects.keys()].sort()).toEqual([...before.keys()].sort())
    expect((await verified(bucket)).failed).toEqual([])
  })

  it('an altered byte of any file shows, and names the file', async () => {
    const bucket = await sealedBucket()
    for (const [key, body] of [...bucket.objects]) {
      for (const at of [0, Math.floor(body.length / 2), body.length - 1]) {
        const changed = Buffer.from(body)
        changed[at] = (changed[at] ?? 0) ^ 1
        bucket.objects.set(key, changed)
        const { failed } = await verified(bucket)
        expect(failed.length, `${key} at ${at}`).toBeGreaterThan(0)
        // A seal that was altered fails by its signature, or by the seal that follows.
        expect(
          [key, signatureKey(key)].some((name) => failed.includes(name)),
          `${key} at ${at}: ${failed}`,
        ).toBe(true)
      }
      bucket.objects.set(key, body)
    }
  })

  it('a file that was taken away shows, also a seal, also the signature', async () => {
    const bucket = await sealedBucket()
    const { summary } = await verified(bucket)
    for (const [key, body] of [...bucket.objects]) {
      bucket.objects.delete(key)
      // The last seal cut off together with what nobody else seals shows by the hash of the newest seal.
      const { failed } = await verified(bucket, { head: summary.head })
      expect(
        failed.some((name) => name === key || (key === seals[2] && name === 'seals/')),
        `${key}: ${failed}`,
      ).toBe(true)
      bucket.objects.set(key, body)
    }
  })

  it('two runs exchanged show', async () => {
    const bucket = await sealedBucket()
    exchange(bucket, 'runs/run-0/plan.json', 'runs/run-1/plan.json')
    expect((await verified(bucket)).failed).toEqual(['runs/run-0/plan.json', 'runs/run-1/plan.json'])
    const again = await sealedBucket()
    exchange(again, seals[0] ?? '', seals[1] ?? '')
    expect((await verified(again)).failed).toContain(seals[0])
  })

  it('a chain made anew by somebody else shows against a kept key', async () => {
    const kept = keyPair()
    const forged = await sealedBucket(keyPair().signer)
    expect((await verified(forged)).failed).toEqual([])
    expect((await verified(forged, { publicKey: kept.pem })).failed).toEqual(seals.map(signatureKey))
    const mine = await sealedBucket(kept.signer)
    expect((await verified(mine, { publicKey: kept.pem })).failed).toEqual([])
  })

  it('without a key it is chained and not signed', async () => {
    const bucket = new Bucket()
    bucket.put('runs/run-0/plan.json', 'plan')
    await sealRun(bucket, { runId: 'run-0', accounts: [], records: [], now: start }, undefined)
    expect(await verified(bucket)).toMatchObject({ failed: [], summary: { seals: 1, signed: 0, files: 1 } })
    expect((await verified(bucket, { publicKey: keyPair().pem })).failed).toEqual([signatureKey(seals[0] ?? '')])
  })

  it('an object that went away while it was sealed stops the seal', async () => {
    const bucket = new Bucket()
    await expect(
      sealRun(bucket, { runId: 'run-0', accounts: [], records: [record('snapshots/gone')], now: start }, undefined),
    ).rejects.toThrow('snapshots/gone is evidence')
    expect(await sealOf(bucket, 'run-0')).toBeUndefined()
  })
})

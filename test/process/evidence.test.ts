import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealRun } from '#lib/audit/seal/seal-run.ts'
import { EvidenceFolder } from '#lib/local/evidence-folder.ts'
import { ndjson, runNode } from './run-process.ts'

let directory: string
let key: string
const verify = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'evidence', 'verify', ...args])

/** The folder as a bucket that can be written. */
class Folder extends EvidenceFolder {
  async putOnce(name: string, body: Uint8Array | string): Promise<boolean> {
    const path = join(directory, 'evidence', name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, body)
    return true
  }
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  const folder = new Folder(join(directory, 'evidence'))
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  key = join(directory, 'seal.pem')
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  await writeFile(key, pem)
  const signer = {
    keyId: 'arn:aws:kms:x',
    sign: async (bytes: Uint8Array) => sign('sha256', bytes, privateKey),
    publicKey: async () => pem,
  }
  for (const [index, runId] of ['run-a', 'run-b'].entries()) {
    await folder.putOnce(`runs/${runId}/plan.json`, `plan of ${runId}`)
    await sealRun(folder, { runId, accounts: [], records: [], now: Date.parse('2026-11-20T03:00:00Z') + index * 86_400_000 }, signer)
  }
})
afterAll(() => rm(directory, { recursive: true }))

describe('keepwatch evidence verify', () => {
  it('passes what is as it was sealed, without network or account', async () => {
    const { code, out, err } = await verify(join(directory, 'evidence'), '--public-key', key, '--format', 'ndjson')
    expect(code, err).toBe(0)
    expect(ndjson(out).map(({ file, ok }) => [file, ok])).toContainEqual(['runs/run-a/plan.json', true])
    expect(err).toContain('2 seals (2 signed), 2 files, 0 not as they were sealed')
  })

  it('names the file that was altered', async () => {
    const file = join(directory, 'evidence/runs/run-a/plan.json')
    const before = await readFile(file)
    await writeFile(file, 'plan of run-A')
    const { code, out } = await verify(join(directory, 'evidence'), '--format', 'table')
    expect(code).toBe(3)
    expect(out).toBe('FAILED  runs/run-a/plan.json: its content is not what was sealed\n')
    await writeFile(file, before)
    expect((await verify(join(directory, 'evidence'), '--head', 'f'.repeat(64))).code).toBe(3)
  })

  it.each([
    [['nowhere'], 1, /nowhere/],
    [['samples'], 1, /0 seals/],
    [['s3://'], 2, /wanted s3:\/\/BUCKET/],
    [[], 2, /wanted one DIR/],
    [['samples', '--head', 'x'], 2, /64 hexadecimal/],
    [['package.json'], 2, /no directory/],
  ])('%j', async (args, code, message) => {
    const ended = await verify(...args)
    expect(ended.code, ended.err).toBe(code)
    expect(ended.err).toMatch(message)
  })

  it('reads nothing outside the folder, whatever a seal names', async () => {
    const seals = await readdir(join(directory, 'evidence/seals'))
    const folder = new EvidenceFolder(join(directory, 'evidence'))
    expect(seals).toHaveLength(4)
    expect(await folder.get('../seal.pem')).toBeUndefined()
    expect(await folder.get(key)).toBeUndefined()
    expect(await folder.get('runs')).toBeUndefined()
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { readRecordedParts } from '#lib/audit/recorded-run.ts'
import { runKeys, runManifest } from '#lib/audit/run-manifest.ts'
import { NumberedLines, readRunResults } from '#lib/audit/run-results.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { snapshotObject } from '#lib/audit/snapshot-object.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import { account, sample, takenAt } from './sample-resource.ts'

let objects: Map<string, Uint8Array>
const evidence = {
  get: async (key: string) => objects.get(key),
  put: async (key: string, body: Uint8Array | string) => void objects.set(key, Buffer.from(body)),
}
beforeEach(() => {
  objects = new Map()
})

const unit = { account, region: 'us-east-1', service: 'logs', types: ['AWS::Logs::LogGroup'] }
const part = (chunk: number): SnapshotPart => ({
  account,
  region: 'us-east-1',
  service: 'logs',
  ...(chunk > 0 ? { chunk } : {}),
  takenAt: new Date(takenAt).toISOString(),
  types: unit.types,
  resources: [sample('AWS::Logs::LogGroup', { arn: `arn:${chunk}` })],
  gaps: [],
  calls: [],
})

async function record(chunk: number, more: boolean): Promise<void> {
  const { key, body, record: entry } = snapshotObject(part(chunk), more)
  await evidence.put(key, body)
  await evidence.put(runKeys.part('run', part(chunk), chunk), JSON.stringify(entry))
}

describe('a unit that was written in several parts', () => {
  test('is whole when its last part is there', async () => {
    await record(0, true)
    await record(1, true)
    await record(2, false)
    const recorded = await readRecordedParts(evidence, { runId: 'run', units: [unit], failed: [] }, takenAt)
    for (const _ of ['once', 'again']) expect(await Array.fromAsync(recorded.parts())).toEqual([part(0), part(1), part(2)])
    expect(runManifest('run', [unit], recorded.records, takenAt).missing).toEqual([])
  })

  test('has a gap when it broke off: what was seen is kept, and absence says nothing', async () => {
    await record(0, true)
    await record(1, true)
    const failed = [{ account, region: 'us-east-1', service: 'logs', error: 'Lambda.Unknown' }]
    const recorded = await readRecordedParts(evidence, { runId: 'run', units: [unit], failed }, takenAt)
    const parts = await Array.fromAsync(recorded.parts())
    expect(parts.flatMap(({ resources }) => resources.map(({ arn }) => arn))).toEqual(['arn:0', 'arn:1'])
    expect(parts.flatMap(({ gaps }) => gaps)).toMatchObject([{ types: unit.types, reason: expect.stringContaining('Lambda.Unknown') }])
    expect(runManifest('run', [unit], recorded.records, takenAt).missing).toMatchObject([{ service: 'logs' }])
  })

  test('that gave nothing is a gap', async () => {
    const recorded = await readRecordedParts(evidence, { runId: 'run', units: [unit], failed: [] }, takenAt)
    expect((await Array.fromAsync(recorded.parts())).flatMap(({ gaps }) => gaps)).toHaveLength(1)
  })

  test('whose object is missing ends the reading', async () => {
    await record(0, false)
    for (const key of objects.keys()) if (key.startsWith('snapshots/')) objects.delete(key)
    const recorded = await readRecordedParts(evidence, { runId: 'run', units: [unit], failed: [] }, takenAt)
    await expect(Array.fromAsync(recorded.parts())).rejects.toThrow(/is missing from the evidence bucket/)
  })
})

test('results come back as they were written, over as many files as it takes', async () => {
  const observation = (index: number) => ({ kind: 'audit', control: `c-${index}`, reason: 'line\nbreak' }) as unknown as AuditObservation
  const results = new NumberedLines<AuditObservation>(evidence, (number) => runKeys.results('run', account, number))
  for (let index = 0; index < 45_000; index++) await results.add(observation(index))
  await results.end()
  expect(objects.size).toBe(3)
  const read = await Array.fromAsync(readRunResults(evidence, 'run', account))
  expect(read).toHaveLength(45_000)
  expect(read[44_999]).toEqual(observation(44_999))
  await new NumberedLines(evidence, (number) => runKeys.results('none', account, number)).end()
  expect(await Array.fromAsync(readRunResults(evidence, 'none', account))).toEqual([])
})

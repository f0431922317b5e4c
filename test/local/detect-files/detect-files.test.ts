import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { detectFiles } from '#lib/local/detect-files/detect-files.ts'
import type { FileReport } from '#lib/local/detect-files/file-share.ts'
import type { RunRules } from '#lib/local/detect-files/run-rules.ts'
import { SetAsideLog } from '#lib/local/detect-files/set-aside-log.ts'
import type { FromWorker } from '#lib/local/detect-files/worker-messages.ts'
import { readInWorkers } from '#lib/local/detect-files/worker-pool.ts'
import { fileSources } from '#lib/local/file-sources.ts'

let directory: string
const names = Array.from({ length: 8 }, (_, index) => `${index}.json`)
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  for (const [index, name] of names.entries()) {
    const Records = Array.from({ length: 60 }, (_, record) => ({
      eventVersion: '1.09',
      eventID: `event-${index}-${record}`,
      eventTime: `2026-03-01T1${record % 3}:00:0${index}Z`,
      eventSource: 'cloudtrail.amazonaws.com',
      eventName: 'StopLogging',
      recipientAccountId: '111122223333',
      userIdentity: { type: 'IAMUser', arn: `arn:aws:iam::111122223333:user/u${record % 20}` },
    }))
    await writeFile(join(directory, name), JSON.stringify({ Records }))
  }
})
afterAll(() => rm(directory, { recursive: true }))

const rules: RunRules = { builtIn: true, documents: [] }

async function run(options: { readonly workers: number; readonly held?: number; readonly report?: (report: FileReport) => void }) {
  const sources = await Array.fromAsync(fileSources([directory]))
  const reports: FileReport[] = []
  const found = await detectFiles(sources, { rules, report: (report) => reports.push(report), ...options })
  try {
    return { lines: await Array.fromAsync(found.lines()), count: found.count, spilled: found.spilled, reports }
  } finally {
    found.close()
  }
}

describe('detection over files', () => {
  it('is the same in this thread and in workers, in memory and on disk', async () => {
    const wanted = await run({ workers: 1 })
    expect(wanted.lines).toHaveLength(60)
    expect(wanted).toMatchObject({ count: 60, spilled: false })
    for (const other of [await run({ workers: 3 }), await run({ workers: 1, held: 500 }), await run({ workers: 2, held: 500 })]) {
      expect(other.lines).toEqual(wanted.lines)
      expect(other.reports.map(({ events }) => events)).toEqual(names.map(() => 60))
    }
    expect((await run({ workers: 2, held: 500 })).spilled).toBe(true)
  })

  it('ends with the error of whoever listens', async () => {
    const report = (): void => {
      throw new Error('the disk is full')
    }
    for (const workers of [1, 2]) await expect(run({ workers, report })).rejects.toThrow('the disk is full')
  })

  it('ends when a worker does: its files were not read', async () => {
    const broken = { builtIn: false, documents: [{ kind: 'rule' }] } as unknown as RunRules
    const heard: FromWorker[] = []
    const files = [[{ index: 0, name: 'a', size: 1 }]].values()
    await expect(readInWorkers(files, { rules: broken, workers: 2, hear: (message) => heard.push(message) })).rejects.toThrow()
    expect(heard).toEqual([])
  })
})

describe('the log of what was set aside', () => {
  const report = (index: number, records: number): FileReport => ({
    index,
    name: `f${index}`,
    events: 0,
    setAside: Array.from({ length: records }, (_, record) => ({ kind: 'set-aside', name: `f${index}`, record, reason: 'r', sample: '' })),
    unlisted: 1,
    failed: false,
  })

  it('keeps the order of files, and loses nothing when too much comes before its turn', async () => {
    const said: string[] = []
    const file = join(directory, 'aside.txt')
    const log = new SetAsideLog(file, (text) => said.push(text))
    for (const index of [2, 1]) log.add(report(index, 3))
    expect(said).toEqual([])
    log.add(report(0, 2))
    expect(said.map((text) => text.split(' ')[2])).toEqual(['f0', 'f0', 'f1', 'f1', 'f1', 'f2', 'f2', 'f2'])
    log.add(report(4, 100_001))
    log.add(report(3, 1))
    log.close()
    expect(log.count).toBe(2 + 3 + 3 + 100_001 + 1 + 5)
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    expect(lines).toHaveLength(100_010)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ name: 'f3' })
    await rm(file)
  })
})

import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { AccumulatedFinding, type FindingPart } from '#lib/findings/accumulated-finding.ts'
import { FindingAccumulator } from '#lib/findings/finding-accumulator.ts'
import { partOf, readRecord, recordOf } from '#lib/local/detect-files/finding-record.ts'
import { FindingSpool, recordTexts } from '#lib/local/detect-files/finding-spool.ts'
import { SortedLines } from '#lib/local/sorted-lines.ts'
import { TemporaryDirectory } from '#lib/local/temporary-directory.ts'
import { detectLine } from '#lib/report/detect-line.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { monitoringObservation, noon } from '../../findings/observations.ts'

const hostile = fc.constantFrom('alice', 'tab\tand\nbreak', 'line \u2028 separator', '\u202eright to left', 'lone \ud800')
const observation = fc
  .record({
    dedupKey: hostile,
    principal: hostile,
    title: hostile,
    count: fc.constantFrom(1, 2, 50, 51, 75, 76, 200, 600),
    first: fc.nat({ max: 300 }),
    severity: fc.constantFrom('low' as const, 'high' as const),
    network: fc.boolean(),
  })
  .map(({ count, first, network, ...rest }) => {
    const events = Array.from({ length: count }, (_, index) => ({ id: `e\t${first + index}`, time: noon + (first + index) * 1_000 }))
    const figures = { vector: 'syn-flood', target: '10.0.0.1', sources: [], baseline: null, observed: first }
    return monitoringObservation({
      ...rest,
      events,
      dueAt: noon + first * 1_000,
      facts: { userAgent: rest.title },
      ...(network ? { network: figures } : {}),
    })
  })
const parts = fc.array(
  observation.map((one) => AccumulatedFinding.of(one)),
  { minLength: 1, maxLength: 30 },
)

const lineOf = (finding: AccumulatedFinding): string => safeJson(detectLine(finding.summary()))
/** What is kept of a part: all but the run-book, which nothing prints. */
const kept = ({ told: { runbook: _, ...told }, ...part }: FindingPart) => ({ ...part, told })

function merged(findings: readonly AccumulatedFinding[]): AccumulatedFinding[] {
  const all = new FindingAccumulator()
  for (const finding of findings) all.merge(finding.part())
  return [...all.drain()]
}

test('a record is one line and gives back the part that it was made of', () => {
  fc.assert(
    fc.property(observation, (one) => {
      const finding = AccumulatedFinding.of(one)
      const text = recordOf(finding)
      expect(text).not.toMatch(/[\n\r]/)
      const record = readRecord(text)
      expect(record).toMatchObject({ id: finding.id, emittedAt: finding.summary().emittedAt, line: lineOf(finding) })
      const back = AccumulatedFinding.from(partOf(record))
      expect(back.finding()).toEqual(AccumulatedFinding.from(kept(finding.part())).finding())
    }),
  )
})

describe('the spool', () => {
  const spooled = (groups: readonly (readonly AccumulatedFinding[])[], limit: number) => {
    const directory = new TemporaryDirectory()
    try {
      const spool = new FindingSpool(directory, limit)
      for (const group of groups) spool.add(recordTexts(group))
      return { lines: Array.from(spool.findings(), ({ line }) => line).sort(), used: directory.used }
    } finally {
      directory.close()
    }
  }

  it('puts parts together by id, the same in memory and on disk', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 9 }), (findings, size) => {
        const groups = Array.from({ length: Math.ceil(findings.length / size) }, (_, index) =>
          findings.slice(index * size, index * size + size),
        )
        const wanted = merged(findings).map(lineOf).sort()
        const inMemory = spooled(groups, 1e9)
        const onDisk = spooled(groups, 0)
        expect(inMemory).toEqual({ lines: wanted, used: false })
        expect(onDisk).toEqual({ lines: wanted, used: true })
        expect(spooled([...groups].reverse(), 3_000).lines).toEqual(wanted)
      }),
      { numRuns: 40 },
    )
  })
})

describe('sorted lines', () => {
  it('come in order of their keys, in memory and from disk, and leave nothing behind', async () => {
    const keys = fc.uniqueArray(
      fc.string({ minLength: 1, maxLength: 8 }).map((text) => Buffer.from(text).toString('hex')),
      { maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(keys, fc.constantFrom(1, 50, 1e9), async (list, limit) => {
        const directory = new TemporaryDirectory()
        const sorted = new SortedLines(directory, limit)
        for (const key of list) sorted.add(key, `line\tof ${key}`)
        expect(sorted.count).toBe(list.length)
        expect(await Array.fromAsync(sorted.lines())).toEqual([...list].sort().map((key) => `line\tof ${key}`))
        const place = directory.used ? dirname(directory.file('x')) : undefined
        directory.close()
        if (place) expect(existsSync(place)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

test('a temporary directory is made when it is needed, for this user only', () => {
  const directory = new TemporaryDirectory()
  expect(directory.used).toBe(false)
  const place = dirname(directory.file('a'))
  expect(readdirSync(place)).toEqual([])
  expect(directory.file('b').startsWith(place)).toBe(true)
  directory.close()
  directory.close()
  expect(existsSync(place)).toBe(false)
})

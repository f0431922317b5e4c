import { AccumulatedFinding } from '#lib/findings/accumulated-finding.ts'
import type { MonitoringFinding } from '#lib/findings/finding.ts'
import { DetectionSum } from '#lib/monitor/detection-sum.ts'
import type { FileSource } from '../file-sources.ts'
import { SortedLines } from '../sorted-lines.ts'
import { TemporaryDirectory } from '../temporary-directory.ts'
import { type FileReport, FileShare, type LogFile } from './file-share.ts'
import { partOf, readRecord } from './finding-record.ts'
import { FindingSpool, recordTexts } from './finding-spool.ts'
import { type RunRules, rulesetOf } from './run-rules.ts'
import { readInWorkers } from './worker-pool.ts'

/** How files are read. */
export interface DetectFilesOptions {
  readonly rules: RunRules
  /** Threads; 1 reads in this one. */
  readonly workers: number
  /** Told of every file once it was read, in no particular order. */
  readonly report: (report: FileReport) => void
  /** Characters of findings held in memory; more go to disk. @default 16 million */
  readonly held?: number
  /** Whether `findings` will be asked for; their lines alone take less. @default false */
  readonly whole?: boolean
}

/** The findings of a run. `close` removes what was put on disk. */
export interface FileFindings {
  readonly count: number
  /** Whether there were too many for memory. */
  readonly spilled: boolean
  /** Lines of NDJSON (`DetectLine`), in order of the time at which they became due, then of finding id. */
  lines(): AsyncGenerator<string>
  /** The findings in the same order, without their run-books; to be had where they were asked for (`whole`). */
  findings(): AsyncGenerator<MonitoringFinding>
  close(): void
}

/** Findings of this thread that are held in the making, about 6 MB. */
const mostUnwritten = 4_000

/** Bytes and files that make a group: small enough to share evenly, large enough that messages do not count. */
const groupBytes = 2 * 1024 * 1024
const groupFiles = 64

/**
 * Looks for threats in files. The findings depend on the set of their events alone: not on the order of the files, on how
 * events are spread over them, or on the number of workers. Rejects when a worker fails or the disk is full.
 */
export async function detectFiles(sources: readonly FileSource[], options: DetectFilesOptions): Promise<FileFindings> {
  const directory = new TemporaryDirectory()
  try {
    return await detectInto(directory, sources, options)
  } catch (error) {
    directory.close()
    throw error
  }
}

async function detectInto(
  directory: TemporaryDirectory,
  sources: readonly FileSource[],
  { rules, workers, report, held, whole = false }: DetectFilesOptions,
): Promise<FileFindings> {
  const ruleset = await rulesetOf(rules)
  const spool = new FindingSpool(directory, held)
  const sum = new DetectionSum(ruleset)
  const here = new FileShare(ruleset)
  const hand = (): void => {
    spool.add(recordTexts(here.detection.drain()))
  }
  const readHere = async (file: LogFile, source: FileSource): Promise<void> => {
    report(await here.read(file, source.size === undefined ? source.open() : undefined))
    sum.addBaselines(here.detection.baselines())
    if (here.detection.size > mostUnwritten) hand()
  }
  const files = sources.map((source, index) => ({ file: { index, name: source.name, size: source.size }, source }))
  // Standard input belongs to this thread.
  const streams = files.filter(({ source }) => source.size === undefined || workers < 2)
  for (const { file, source } of streams) await readHere(file, source)
  if (streams.length < files.length) {
    const rest = files.filter(({ source }) => source.size !== undefined)
    await readInWorkers(groupsOf(rest), {
      rules,
      workers,
      hear: ({ reports, baselines, findings, groups }) => {
        for (const each of reports) report(each)
        sum.addBaselines(baselines)
        if (groups) sum.addGroups(groups)
        spool.add(findings)
      },
    })
  }
  hand()
  sum.addGroups(here.detection.groups())
  for (const observation of sum.observations()) spool.add(recordTexts([AccumulatedFinding.of(observation)]))
  const sorted = new SortedLines(directory, held)
  for (const { emittedAt, id, line, text } of spool.findings()) sorted.add(`${emittedAt} ${id}`, whole ? text : line)
  return {
    count: sorted.count,
    spilled: directory.used,
    lines: () => (whole ? linesOf(sorted.lines()) : sorted.lines()),
    findings: () => findingsOf(sorted.lines()),
    close: () => directory.close(),
  }
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts) yield readRecord(text).line
}

async function* findingsOf(texts: AsyncIterable<string>): AsyncGenerator<MonitoringFinding> {
  for await (const text of texts) yield AccumulatedFinding.from(partOf(readRecord(text))).finding()
}

function* groupsOf(files: readonly { readonly file: LogFile; readonly source: FileSource }[]): Generator<readonly LogFile[], undefined> {
  let group: LogFile[] = []
  let bytes = 0
  for (const { file, source } of files) {
    group.push(file)
    bytes += source.size ?? 0
    if (bytes < groupBytes && group.length < groupFiles) continue
    yield group
    group = []
    bytes = 0
  }
  if (group.length > 0) yield group
  return undefined
}

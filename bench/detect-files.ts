/**
 * `node bench/detect-files.ts [--records 200000] [--runs 3] [--workers 1,2] [--packs 60,700,60x10,700x10,60n] [--per-file 5000] [--corpus DIR]`:
 * what `keepwatch detect` costs on CloudTrail files, as a process whose findings are written to a file, beside two programs
 * that do the least: inflating, and inflating and parsing. What a program takes for one record (its start, reading rules) is
 * measured, too, and taken off in a column of its own. Every program runs once a round, so that all of them see the same
 * machine, and the best of the rounds counts. Packs: `700` rules, `700x10` ten times as many (copies with changed literals),
 * `60n` with rules that match most records.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type Corpus, makeCorpus, simpleRecord } from './corpus.ts'
import { best, type Measured, measure } from './measure.ts'
import { writeRulePack } from './rule-packs.ts'
import { table, whole } from './table.ts'

interface FileBench {
  readonly runs: number
  readonly workers: readonly number[]
  /** Names of packs. */
  readonly packs: readonly string[]
}

/** A program of the table. */
interface Contender {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** Measures and gives the table as Markdown. */
export async function benchFiles({ directory, records, perFile }: Corpus, { runs, workers, packs }: FileBench): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keepwatch-packs-'))
  try {
    const contenders: Contender[] = [
      { name: 'gunzip alone', program: here('gunzip-alone.ts'), args: [directory] },
      { name: 'gunzip, JSON.parse, dispatch on name', program: here('gunzip-parse-dispatch.ts'), args: [directory] },
    ]
    for (const pack of packs) {
      await writeRulePack(join(folder, pack), packOptions(pack))
      for (const count of workers)
        contenders.push({
          name: `keepwatch detect, ${pack} rules, ${count} ${count === 1 ? 'worker' : 'workers'}`,
          program: here('../bin/keepwatch.mjs'),
          args: ['detect', directory, '--rules', join(folder, pack), '--workers', String(count), '--format', 'ndjson'],
        })
    }
    const single = join(folder, 'single')
    await mkdir(single)
    await writeFile(join(single, 'record.json.gz'), gzipSync(JSON.stringify({ Records: [simpleRecord(0)] })))
    const measured = contenders.map((): { readonly whole: Measured[]; readonly start: Measured[] } => ({ whole: [], start: [] }))
    for (let run = 0; run < runs; run++)
      for (const [index, { program, args }] of contenders.entries()) {
        const alone = args.map((arg) => (arg === directory ? single : arg))
        measured[index]?.start.push(await measure(program, alone, [0, 3]))
        measured[index]?.whole.push(await measure(program, args, [0, 3]))
      }
    const bests = measured.map(({ whole, start }) => ({ ...best(whole), start: best(start).cpu }))
    return `${whole(records)} records in files of ${whole(perFile)}, best of ${runs}\n\n${tableOf(contenders, bests, records)}`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function packOptions(pack: string): { readonly rules: number; readonly copies: number; readonly noisy: boolean } {
  const [, rules, times = '1', noisy] = /^(\d+)(?:x(\d+))?(n?)$/.exec(pack) ?? []
  if (rules === undefined) throw new Error(`--packs: got ${pack}, wanted one such as 60, 700x10 or 60n`)
  return { rules: Number(rules), copies: Number(times) - 1, noisy: noisy === 'n' }
}

/** A run, and the CPU seconds that the same takes with one record. */
type Started = Measured & { readonly start: number }

function tableOf(contenders: readonly Contender[], runs: readonly Started[], records: number): string {
  const [gunzip, parse] = runs
  const { bytes } = JSON.parse(gunzip?.output ?? '{}') as { readonly bytes: number }
  const rows = runs.map(({ cpu, wall, memory, output, start }, index) => [
    contenders[index]?.name ?? '',
    whole(records / cpu),
    (bytes / 1e9 / cpu).toFixed(3),
    cpu.toFixed(2),
    start.toFixed(2),
    whole(records / Math.max(cpu - start, 0.001)),
    wall.toFixed(2),
    memory.toFixed(0),
    ((gunzip?.cpu ?? 0) / cpu).toFixed(2),
    ((parse?.cpu ?? 0) / cpu).toFixed(2),
    index < 2 ? '' : whole(output.split('\n').length - 1),
  ])
  const head = [
    'program',
    'records / core-s',
    'GB / core-s',
    'CPU s',
    'start, CPU s',
    'without start',
    'wall s',
    'peak MB',
    '× gunzip',
    '× parse',
    'findings',
  ]
  return table(head, rows)
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '200000' },
      'per-file': { type: 'string', default: '5000' },
      runs: { type: 'string', default: '3' },
      workers: { type: 'string', default: '1,2' },
      packs: { type: 'string', default: '60,700,60x10,700x10,60n' },
      corpus: { type: 'string' },
    },
  })
  const folder = values.corpus ?? (await mkdtemp(join(tmpdir(), 'keepwatch-corpus-')))
  try {
    const [records, perFile] = [Number(values.records), Number(values['per-file'])]
    const corpus = values.corpus === undefined ? await makeCorpus(folder, records, perFile) : { directory: folder, records, perFile }
    const bench = { runs: Number(values.runs), workers: values.workers.split(',').map(Number), packs: values.packs.split(',') }
    console.log(await benchFiles(corpus, bench))
  } finally {
    if (values.corpus === undefined) await rm(folder, { recursive: true, force: true })
  }
}

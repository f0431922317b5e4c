/**
 * `node bench/one-event.ts [--rules 500]`: what a Lambda pays: one EventBridge event, from the text of its message to the rules
 * that match it (median after warm-up); the size of the engine as esbuild bundles it, without YAML; and the time to load it
 * and compile the rules, in a fresh process.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { readEventMessages } from '#lib/monitor/log-sources/event-messages.ts'
import { compileRule } from '#lib/monitor/sigma/compile-rule.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import { parseDocument } from '#lib/monitor/sigma/parse-document.ts'
import { prepareNeeds } from '#lib/monitor/sigma/prepared-needs.ts'
import { simpleRecord } from './corpus.ts'
import { measure } from './measure.ts'
import { rulePack } from './rule-packs.ts'
import { table, whole } from './table.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Events before the clock counts, events that it counts, and different ones among them. */
const [warmUp, counted, different] = [20_000, 20_000, 1_000]
const loads = 9

/** What a handler needs of the engine. */
const engine = `
export { readEventMessages } from '#lib/monitor/log-sources/event-messages.ts'
export { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
export { detect } from '#lib/monitor/detect.ts'
`

/** Measures and gives the table as Markdown. */
export async function benchOneEvent(rules: number): Promise<string> {
  const documents = rulePack({ rules }).map((document, index) => parseDocument(document, `rule-${index}.yml`))
  const { median, slow, matches } = perEvent(documents)
  const { bytes, load, compile, first } = await loaded(documents, false)
  const built = await loaded(documents, true)
  return table(
    [`one event, ${rules} rules`, 'figure'],
    [
      ['median from message to matches, µs', median.toFixed(1)],
      ['99th percentile, µs', slow.toFixed(1)],
      [`matches among ${whole(counted)} events`, whole(matches)],
      ['engine bundle, KB', (bytes / 1000).toFixed(0)],
      ['load of the bundle, ms (median of fresh processes)', load.toFixed(1)],
      [`loading ${rules} rules that were prepared at build time, as the built-in ones are, ms`, built.compile.toFixed(1)],
      ['the first event then, ms', built.first.toFixed(1)],
      [`compiling ${rules} rules that were not, as a user's are, ms`, compile.toFixed(1)],
      ['the first event then, ms', first.toFixed(1)],
    ],
  )
}

type Documents = Parameters<typeof compileRules>[0]

function perEvent(documents: Documents): { readonly median: number; readonly slow: number; readonly matches: number } {
  const ruleset = compileRules(documents)
  const bodies = Array.from({ length: different }, (_, index) => messageBody(index))
  const times = new Float64Array(counted)
  let matches = 0
  for (let turn = -warmUp; turn < counted; turn++) {
    const body = bodies[(turn + warmUp) % different] ?? ''
    const began = performance.now()
    const { events } = readEventMessages([{ name: 'm', body }])
    let found = 0
    for (const event of events) found += ruleset.match(event).length
    const took = performance.now() - began
    if (events.length !== 1) throw new Error(`the message became ${events.length} events; wanted one`)
    if (turn < 0) continue
    times[turn] = took * 1000
    matches += found
  }
  times.sort()
  return { median: times[counted >> 1] ?? 0, slow: times[Math.floor(counted * 0.99)] ?? 0, matches }
}

function messageBody(index: number): string {
  return JSON.stringify({
    version: '0',
    id: `message-${index}`,
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.ec2',
    account: '111122223333',
    time: '2026-03-01T00:00:00Z',
    region: 'us-east-1',
    resources: [],
    detail: simpleRecord(index),
  })
}

/** Milliseconds of a start. */
interface Start {
  readonly load: number
  readonly compile: number
  readonly first: number
}

/** What rules need, as the build prepares it (`scripts/generate-detections.ts`). */
const preparedNeeds = (documents: Documents) =>
  documents.map((document) => (document.kind === 'rule' ? prepareNeeds(document, compileRule(document).needs) : null))

async function loaded(documents: Documents, prepared: boolean): Promise<Start & { readonly bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'keepwatch-engine-'))
  try {
    const { outputFiles } = await build({
      stdin: { contents: engine, resolveDir: root, loader: 'ts' },
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      write: false,
    })
    const bundle = outputFiles[0]?.contents ?? new Uint8Array()
    await writeFile(join(folder, 'engine.mjs'), bundle)
    await writeFile(join(folder, 'documents.json'), JSON.stringify({ documents, needs: prepared ? preparedNeeds(documents) : [] }))
    await writeFile(join(folder, 'message.json'), messageBody(0))
    const runs: Start[] = []
    for (let run = 0; run < loads; run++)
      runs.push(JSON.parse((await measure(fileURLToPath(new URL('load-engine.ts', import.meta.url)), [folder])).output))
    const median = (figure: keyof Start): number => runs.map((run) => run[figure]).sort((a, b) => a - b)[loads >> 1] ?? 0
    return { bytes: bundle.length, load: median('load'), compile: median('compile'), first: median('first') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rules: { type: 'string', default: '500' } } })
  console.log(await benchOneEvent(Number(values.rules)))
}

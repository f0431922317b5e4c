import { Worker } from 'node:worker_threads'
import type { RuleText } from '#lib/monitor/load-rules.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { compileOptionsOf, type References } from './references.ts'

/** Characters of rules from which on a thread is worth its start of some 60 ms. */
const worthAThread = 200_000

/** What `loadRules` makes of some files. */
export type LoadedRules = ReturnType<typeof loadRules>

/**
 * Reads many rules in a thread that ends when it is done: 700 rules leave 40 MB of trees of YAML behind, which a run over logs
 * would carry with it to its end. Few rules are read here.
 */
export async function loadRulesApart(texts: readonly RuleText[], references: References): Promise<LoadedRules> {
  const length = texts.reduce((sum, { text }) => sum + text.length, 0)
  if (length < worthAThread) return loadRules(texts, compileOptionsOf(references))
  const worker = new Worker(new URL('./load-rules-worker.ts', import.meta.url), { workerData: { texts, references } })
  return new Promise((done, fail) => {
    let loaded: LoadedRules | undefined
    worker.on('message', (message: LoadedRules) => {
      loaded = message
    })
    worker.on('error', fail)
    // Not before it is gone: only then is its memory.
    worker.on('exit', (code) => (loaded ? done(loaded) : fail(new Error(`The thread that reads rules ended early with code ${code}.`))))
  })
}

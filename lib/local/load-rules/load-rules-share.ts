import { parentPort, workerData } from 'node:worker_threads'
import { loadRules, type RuleText } from '#lib/monitor/load-rules.ts'
import { compileOptionsOf, type References } from './references.ts'

const { texts, references } = workerData as { readonly texts: readonly RuleText[]; readonly references: References }
parentPort?.postMessage(loadRules(texts, compileOptionsOf(references)))

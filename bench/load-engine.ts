/**
 * `node bench/load-engine.ts DIR`: loads the bundle that `one-event.ts` put into DIR and compiles its rules, as a Lambda that
 * starts does, up to the matches of the first event. Prints milliseconds.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { readEventMessages } from '#lib/monitor/log-sources/event-messages.ts'
import type { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import type { SigmaDocument } from '#lib/monitor/sigma/document.ts'
import type { PreparedNeeds } from '#lib/monitor/sigma/prepared-needs.ts'

interface Engine {
  readonly compileRules: typeof compileRules
  readonly readEventMessages: typeof readEventMessages
}

const folder = process.argv[2] ?? '.'
const written = readFileSync(join(folder, 'documents.json'), 'utf8')
const body = readFileSync(join(folder, 'message.json'), 'utf8')
const began = performance.now()
const engine = (await import(pathToFileURL(join(folder, 'engine.mjs')).href)) as Engine
const loaded = performance.now()
const { documents, needs } = JSON.parse(written) as { documents: SigmaDocument[]; needs: (PreparedNeeds | null)[] }
const prepared = new Map(documents.flatMap((document, index) => (needs[index] ? [[document, needs[index]] as const] : [])))
const ruleset = engine.compileRules(documents, {}, prepared)
const compiled = performance.now()
const { events } = engine.readEventMessages([{ name: 'm', body }])
for (const event of events) ruleset.match(event)
const matched = performance.now()
if (ruleset.refused.length > 0 || events.length !== 1)
  throw new Error(`${ruleset.refused.length} rules refused, ${events.length} events; wanted none and one`)
console.log(JSON.stringify({ load: loaded - began, compile: compiled - loaded, first: matched - compiled }))

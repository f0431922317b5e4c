import type { RunBook } from '#lib/findings/finding.ts'
import type { Dedup, KeepwatchKey, Reported } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { parseBaseline } from './parse-baseline.ts'
import { parseJsonPaths, parseSelections } from './parse-selections.ts'
import { parseFirstSeen, parseWindow } from './parse-state.ts'
import { parseTimespan } from './timespan.ts'

const keys: ReadonlySet<string> = new Set([
  'dedup',
  'runbook',
  'switch',
  'baseline',
  'reported',
  'selections',
  'json',
  'firstSeen',
  'window',
  'correlation',
])
const dedupKeys: ReadonlySet<string> = new Set(['by', 'period'])
const runbookKeys: ReadonlySet<string> = new Set(['triage', 'containment', 'recovery'])
const reportedKeys: ReadonlySet<string> = new Set(['severity', 'title'])

/** Reads the key of ours, `keepwatch:`. */
export function parseKeepwatch(reader: DocumentReader): KeepwatchKey {
  reader.only(keys)
  const present = (key: string): DocumentReader | undefined => (reader.get(key) === undefined ? undefined : reader.map(key))
  const [dedup, runbook, baseline, reported] = [present('dedup'), present('runbook'), present('baseline'), present('reported')]
  const [firstSeen, window] = [present('firstSeen'), present('window')]
  const needed = reader.text('switch')
  return {
    ...(dedup ? { dedup: parseDedup(dedup) } : {}),
    ...(runbook ? { runbook: parseRunBook(runbook) } : {}),
    ...(needed ? { switch: needed } : {}),
    ...(baseline ? { baseline: parseBaseline(baseline) } : {}),
    ...(reported ? { reported: parseReported(reported) } : {}),
    ...(firstSeen ? { firstSeen: parseFirstSeen(firstSeen) } : {}),
    ...(window ? { window: parseWindow(window) } : {}),
    ...(reader.get('selections') === undefined ? {} : { selections: parseSelections(reader.map('selections')) }),
    ...(reader.get('json') === undefined ? {} : { json: parseJsonPaths(reader) }),
  }
}

function parseDedup(reader: DocumentReader): Dedup {
  reader.only(dedupKeys)
  const period = parseTimespan(reader.get('period'))
  if (period === undefined) throw reader.refuse('period', 'a time such as 1h')
  return { by: reader.texts('by'), period }
}

function parseRunBook(reader: DocumentReader): RunBook {
  reader.only(runbookKeys)
  return { triage: reader.texts('triage'), containment: reader.texts('containment'), recovery: reader.texts('recovery') }
}

function parseReported(reader: DocumentReader): Reported {
  reader.only(reportedKeys)
  const severity = reader.text('severity')
  if (severity === undefined) throw reader.refuse('severity', 'the path of a field')
  return { severity, title: reader.texts('title') }
}

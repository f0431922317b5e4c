import { isRecord } from '../log-sources/foreign-record.ts'
import type { FirstSeen, SessionWindow } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { RuleProblem } from './rule-problem.ts'
import { longestMemory, parseTimespan } from './timespan.ts'

const firstSeenKeys: ReadonlySet<string> = new Set(['fields', 'groupBy', 'learning', 'memory', 'newGroups'])
const windowKeys: ReadonlySet<string> = new Set(['kind', 'gap'])

/** Shortest time of learning: events may come that late, and one that does must not change what was learned before. */
const shortestLearning = 3_600_000

/** Reads `keepwatch.firstSeen`. */
export function parseFirstSeen(reader: DocumentReader): FirstSeen {
  reader.only(firstSeenKeys)
  const fields = reader.texts('fields')
  if (fields.length === 0) throw reader.refuse('fields', 'the fields whose values are new or known')
  const learning = reader.get('learning') === 'none' ? 0 : parseTimespan(reader.get('learning'), longestMemory)
  if (learning === undefined || (learning !== 0 && learning < shortestLearning))
    throw reader.refuse('learning', 'a time from 1h to 400d, such as 14d, or none')
  const memory = parseTimespan(reader.get('memory'), longestMemory)
  if (memory === undefined || memory <= shortestLearning) throw reader.refuse('memory', 'a time above 1h and up to 400d, such as 90d')
  const newGroups = reader.oneOf('newGroups', ['alert', 'learn']) ?? 'alert'
  return { fields, groupBy: reader.texts('groupBy'), learning, memory, ...(newGroups === 'learn' ? { newGroups } : {}) }
}

/** Reads `keepwatch.window`. */
export function parseWindow(reader: DocumentReader): SessionWindow {
  reader.only(windowKeys)
  const kind = reader.oneOf('kind', ['session'])
  if (!kind) throw reader.refuse('kind', 'session')
  const gap = parseTimespan(reader.get('gap'))
  if (gap === undefined) throw reader.refuse('gap', 'a time such as 10m')
  return { kind, gap }
}

/** Whether the document's main body is a correlation of ours, `keepwatch.correlation`. */
export function hasOwnCorrelation(document: DocumentReader): boolean {
  const keepwatch = document.get('keepwatch')
  return isRecord(keepwatch) && Object.hasOwn(keepwatch, 'correlation')
}

/** Refuses what of `keepwatch` has no meaning in a document of this kind: better than a rule that does less than it says. */
export function refuseMisplacedState(document: DocumentReader, kind: string): void {
  const keepwatch = document.get('keepwatch')
  if (!isRecord(keepwatch)) return
  const strange = (key: string, why: string): void => {
    if (Object.hasOwn(keepwatch, key)) throw new RuleProblem(['keepwatch', key], why)
  }
  if (kind !== 'detection')
    strange('firstSeen', 'belongs to a rule with a detection; wanted it there, and the rule named by the correlation')
  if (kind !== 'correlation') {
    strange('window', 'belongs to a correlation that counts; wanted none here')
    strange('correlation', 'is a body of its own; wanted either it or a detection or filter')
  }
  if (document.get('correlation') !== undefined) strange('correlation', 'stands beside "correlation"; wanted one of them')
  if (Object.hasOwn(keepwatch, 'baseline')) strange('firstSeen', 'stands beside "baseline"; wanted one of them')
}

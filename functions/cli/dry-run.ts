import { existsSync } from 'node:fs'
import { detectFiles } from '#lib/local/detect-files/detect-files.ts'
import type { RunRules } from '#lib/local/detect-files/run-rules.ts'
import { type FileSource, fileSources } from '#lib/local/file-sources.ts'
import { builtInDocuments } from '#lib/monitor/catalogue.ts'
import { leftAlone } from '#lib/monitor/operator/held-story.ts'
import type { Operator } from '#lib/monitor/operator/operator.ts'
import { controlOf, type SigmaDocument } from '#lib/monitor/sigma/document.ts'
import type { DetectLine } from '#lib/report/detect-line.ts'
import { UsageError } from './options.ts'
import { type References, readRules } from './rule-files.ts'

/** What one rule would have told. */
export interface DryRunRow {
  readonly id: string
  readonly title: string
  readonly level: string
  /** Findings: what people would hear of, before incidents join them. */
  readonly findings: number
  /** Findings that exclusions keep back. */
  readonly leftAlone: number
  /** Different events that the findings rest on. */
  readonly events: number
  /** Findings by day of the logs; a log of less than a day counts as one. */
  readonly perDay: number
  /** The three principals with most findings: name and findings. */
  readonly principals: readonly (readonly [string, number])[]
}

const day = 86_400_000

/** Runs rules over logs and counts by rule; a rule that told nothing has its row of zeros. `days` is the time that the findings span. */
export async function dryRun(
  names: readonly string[],
  places: readonly string[],
  references: References,
  operator: Operator | undefined,
): Promise<{ readonly rows: readonly DryRunRow[]; readonly refused: number; readonly events: number; readonly days: number }> {
  const { rules, asked, refused } = await rulesOf(names, references, operator)
  const sources: FileSource[] = (await Array.fromAsync(fileSources(places))).sort((a, b) => (a.name < b.name ? -1 : 1))
  let events = 0
  const count = (report: { readonly events: number }): void => {
    events += report.events
  }
  const found = await detectFiles(sources, { rules, workers: 1, report: count })
  try {
    const lines: DetectLine[] = []
    for await (const text of found.lines()) lines.push(JSON.parse(text) as DetectLine)
    const times = lines.flatMap(({ firstSeen, lastSeen }) => [Date.parse(firstSeen), Date.parse(lastSeen)])
    const span = times.reduce((range, time) => ({ from: Math.min(range.from, time), to: Math.max(range.to, time) }), {
      from: Infinity,
      to: -Infinity,
    })
    const days = Math.max(1, (span.to - span.from) / day)
    const byRule = Map.groupBy(lines, ({ ruleId }) => ruleId)
    const rows = asked.map((document) => rowOf(document, byRule.get(controlOf(document)) ?? [], days))
    return { rows: rows.sort((a, b) => b.findings - a.findings || (a.id < b.id ? -1 : 1)), refused, events, days }
  } finally {
    found.close()
  }
}

/** The rules that are meant, those that the run needs besides (correlations name others), and how many could not be used. */
async function rulesOf(names: readonly string[], references: References, operator: Operator | undefined) {
  const paths = names.filter((name) => existsSync(name))
  const ids = new Set(names.filter((name) => !existsSync(name)))
  const { documents, errors } = paths.length > 0 ? await readRules(paths, references) : { documents: [], errors: [] }
  const chosen = builtInDocuments().filter((document) => ids.delete(controlOf(document)))
  const [unknown] = ids
  if (unknown !== undefined)
    throw new UsageError(
      `rules dry-run: ${JSON.stringify(unknown)} is neither a path nor the id of a detection; keepwatch rules list shows those`,
    )
  const rules: RunRules = { builtIn: chosen.length > 0, documents, ...references, ...(operator ? { operator } : {}) }
  const asked = [...documents, ...chosen].filter(({ kind }) => kind !== 'filter')
  return { rules, asked, refused: errors.length }
}

function rowOf(document: SigmaDocument, all: readonly DetectLine[], days: number): DryRunRow {
  const lines = all.filter(({ title }) => !title.startsWith(leftAlone))
  const principals = [...Map.groupBy(lines, ({ principal }) => principal ?? 'nobody')].map(([name, own]) => [name, own.length] as const)
  return {
    id: controlOf(document),
    title: document.title,
    level: document.level ?? 'medium',
    findings: lines.length,
    leftAlone: all.length - lines.length,
    events: lines.reduce((sum, { count }) => sum + count, 0),
    perDay: Math.round((lines.length / days) * 100) / 100,
    principals: principals.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3),
  }
}

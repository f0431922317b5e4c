import type { SecurityEvent } from './event.ts'
import { isRecord } from './log-sources/foreign-record.ts'
import { controlOf, type RuleDocument, runs, type SigmaDocument } from './sigma/document.ts'
import { DocumentReader } from './sigma/document-reader.ts'
import { readYaml } from './sigma/read-yaml.ts'
import { RuleProblem, shown } from './sigma/rule-problem.ts'
import { type Story, storyEvents } from './story-events.ts'

/** What became of one case. */
export interface CaseResult {
  /** The file of cases. */
  readonly file: string
  /** Name of the case; empty where the file as a whole is wrong. */
  readonly case: string
  readonly ok: boolean
  /** Why not; empty when it is as it should be. */
  readonly message: string
}

/** The ids of the findings that some events lead to, found by all rules of the load, from an empty state. */
export type FindControls = (events: readonly SecurityEvent[]) => Promise<ReadonlySet<string>>

const casesEnding = /\.cases\.(json|ya?ml)$/i
const ruleEnding = /\.ya?ml$/i

/** Whether a file holds cases: `<rule file without its ending>.cases.json` or `.cases.yml`, beside the rule file. It is no rule file. */
export function isCasesFile(file: string): boolean {
  return casesEnding.test(file)
}

/**
 * Runs the cases of one rule file: stories that must lead to a finding of its rules (`matching`), stories that must not
 * (`notMatching`), and stories with broken records, which must neither stop anything nor lead to one (`malformed`).
 * `documents` are all that were loaded; `cases.file` lies beside the rule file. A file with several rules says per story or once at its
 * top which `rule` (id or name) is meant; otherwise any of them will do. Rejects only when `findControls` does.
 */
export async function runRuleCases(
  documents: readonly SigmaDocument[],
  cases: { readonly file: string; readonly text: string },
  findControls: FindControls,
): Promise<readonly CaseResult[]> {
  const wrong = (message: string): CaseResult[] => [{ file: cases.file, case: '', ok: false, message }]
  const stem = cases.file.replace(casesEnding, '')
  const own = documents.filter(({ file }) => ruleEnding.test(file) && file.replace(ruleEnding, '') === stem)
  const running = own.filter((document) => document.kind !== 'filter' && runs(document))
  if (own.length === 0) return wrong(`there is no rule file ${stem}.yml that loads; wanted one beside the cases`)
  if (running.length === 0) return wrong(`no rule of ${own[0]?.file} runs (status ${own[0]?.status}); wanted one that does`)
  try {
    const stories = readCases(cases.file, cases.text)
    if (stories.length === 0) return wrong('has no cases; wanted stories under matching or notMatching')
    return await Promise.all(stories.map((story) => judged(story, cases.file, running, findControls)))
  } catch (error) {
    if (error instanceof RuleProblem) return wrong(`${error.key}${error.key ? ' ' : ''}${error.message}`)
    throw error
  }
}

/** A story and what it must lead to. */
interface Case extends Story {
  readonly section: 'matching' | 'notMatching' | 'malformed'
  readonly rule?: string
}

const sections = ['matching', 'notMatching', 'malformed'] as const
const fileKeys: ReadonlySet<string> = new Set(['rule', 'defaults', ...sections])
const storyKeys: ReadonlySet<string> = new Set(['name', 'rule', 'nearMiss', 'records', 'events', 'raw', 'lines'])

function readCases(file: string, text: string): Case[] {
  const reader = new DocumentReader(contentOf(file, text), [])
  reader.only(fileKeys)
  const defaults = reader.get('defaults') === undefined ? {} : mapOf(reader, 'defaults')
  const rule = reader.text('rule')
  return sections.flatMap((section) =>
    reader.maps(section).map((story) => {
      story.only(storyKeys)
      const meant = story.text('rule') ?? rule
      return {
        section,
        name: story.requiredText('name'),
        defaults,
        records: mapsOf(story, 'records'),
        events: mapsOf(story, 'events'),
        raw: mapsOf(story, 'raw'),
        lines: story.texts('lines'),
        ...(meant === undefined ? {} : { rule: meant }),
      }
    }),
  )
}

/** JSON keeps its numbers as they are; YAML is read as rules are. */
function contentOf(file: string, text: string): unknown {
  if (file.toLowerCase().endsWith('.json')) {
    try {
      return JSON.parse(text)
    } catch (error) {
      throw new RuleProblem([], `is not readable as JSON: ${(error as Error).message.slice(0, 200)}`)
    }
  }
  const { documents, errors } = readYaml(text)
  const [first] = errors
  if (first) throw new RuleProblem([], `line ${first.line}: ${first.message}`)
  if (documents.length !== 1) throw new RuleProblem([], `has ${documents.length} documents; wanted one`)
  return documents[0]?.value
}

function mapOf(reader: DocumentReader, key: string): Readonly<Record<string, unknown>> {
  const value = reader.get(key)
  if (!isRecord(value)) throw reader.refuse(key, 'a map of fields')
  return value
}

function mapsOf(reader: DocumentReader, key: string): readonly unknown[] {
  const value = reader.get(key) ?? []
  if (!Array.isArray(value)) throw reader.refuse(key, 'a list')
  return value
}

async function judged(story: Case, file: string, running: readonly SigmaDocument[], findControls: FindControls): Promise<CaseResult> {
  const result = (message: string): CaseResult => ({ file, case: story.name, ok: message === '', message })
  const meant = story.rule === undefined ? running : running.filter(({ id, name }) => id === story.rule || name === story.rule)
  if (meant.length === 0) return result(`is about the rule ${shown(story.rule)}, which is not in the rule file; wanted its id or name`)
  const about = running.find((document): document is RuleDocument => document.kind === 'rule')
  const { events, refused } = await storyEvents(story, `${file}/${story.name}`, about?.logSource ?? {})
  if (events.length === 0 && story.section !== 'malformed')
    return result(`no event could be made of it${refused[0] ? `: ${refused[0]}` : ': it has neither records, events, raw nor lines'}`)
  const found = await findControls(events)
  const wanted = meant.map(controlOf)
  const hit = wanted.find((control) => found.has(control))
  if (story.section === 'matching') return result(hit === undefined ? notFound(wanted, found, refused) : '')
  return result(hit === undefined ? '' : `led to a finding of ${hit}; wanted none`)
}

function notFound(wanted: readonly string[], found: ReadonlySet<string>, refused: readonly string[]): string {
  const others = found.size > 0 ? `; found ${[...found].slice(0, 5).join(', ')}` : ''
  const lost = refused.length > 0 ? `; ${refused.length} records could not be read: ${refused[0]}` : ''
  return `led to no finding of ${wanted.slice(0, 5).join(' or ')}${others}${lost}`
}

import { cutText } from './cut-text.ts'
import { forTerminal } from './escape-terminal.ts'
import { prune } from './prune.ts'
import { safeJson } from './safe-json.ts'

/** A clause of a rule and what became of it. */
export interface ClauseReport {
  readonly what: string
  readonly holds: boolean | null
  readonly got?: unknown
  readonly wanted?: unknown
  readonly note?: string
  readonly parts: readonly ClauseReport[]
}

/** Why a rule matches an event, or does not. */
export interface RuleReport {
  readonly ruleId: string
  readonly title: string
  readonly kind: 'rule' | 'correlation'
  readonly matches: boolean
  readonly notes: readonly string[]
  readonly parts: readonly ClauseReport[]
}

/** What is shown of one value: its JSON, cut. */
const shownLength = 160
const limits = { depth: 6, nodes: 200, string: 500 }

/** An explanation for reading, one clause a line, indented by depth. Foreign text is escaped for the terminal. */
export function explainText(explained: RuleReport, eventId: string): string {
  const { ruleId, title, kind, matches, notes, parts } = explained
  const verdict = kind === 'rule' ? (matches ? 'matches' : 'does not match') : matches ? 'fires on' : 'does not fire on'
  const head = `${forTerminal(ruleId)} "${forTerminal(title)}" ${verdict} event ${forTerminal(eventId)}`
  return `${[head, ...notes.map((note) => `  ${forTerminal(note)}`), ...parts.flatMap((part) => linesOf(part, 1))].join('\n')}\n`
}

/** An explanation as bounded JSON. */
export function explainJson(explained: RuleReport, eventId: string): string {
  const bounded = (part: ClauseReport): object => ({
    what: cutText(part.what, limits.string),
    holds: part.holds,
    ...('got' in part ? { got: prune(part.got, limits).value } : {}),
    ...('wanted' in part ? { wanted: prune(part.wanted, limits).value } : {}),
    ...(part.note === undefined ? {} : { note: part.note }),
    ...(part.parts.length > 0 ? { parts: part.parts.map(bounded) } : {}),
  })
  const { ruleId, title, kind, matches, notes, parts } = explained
  return safeJson({ ruleId, title, kind, eventId, matches, notes, parts: parts.map(bounded) })
}

function linesOf(part: ClauseReport, depth: number): string[] {
  const words = [
    ...('got' in part ? [`got ${shown(part.got)}`] : []),
    ...('wanted' in part ? [`wanted ${shown(part.wanted)}`] : []),
    ...(part.note === undefined ? [] : [forTerminal(part.note)]),
  ]
  const mark = part.holds === null ? ' ? ' : part.holds ? 'yes' : 'no '
  const line = `${'  '.repeat(depth)}${mark} ${forTerminal(cutText(part.what, limits.string))}${words.length > 0 ? `: ${words.join(', ')}` : ''}`
  return [line, ...part.parts.flatMap((inner) => linesOf(inner, depth + 1))]
}

function shown(value: unknown): string {
  const text = JSON.stringify(prune(value, limits).value) ?? 'nothing'
  return forTerminal(text.length > shownLength ? `${cutText(text, shownLength)}...` : text)
}

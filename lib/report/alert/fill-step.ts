import { cutText } from '../cut-text.ts'
import { forTerminal } from '../escape-terminal.ts'
import { isPlainWord, refusalToQuote, shellQuote } from './shell-quote.ts'

/** One step of a run-book with its placeholders filled. */
export interface Step {
  /** What to do, for a person; empty when the step is a command alone. */
  readonly text: string
  /** A command on one line, ready to be read and then run. */
  readonly command?: string
  /** Why there is no command, or what is still to be filled in. */
  readonly note?: string
}

/** Values by placeholder name; foreign text. */
export type StepFields = ReadonlyMap<string, string>

const placeholder = /\{\{\s*([A-Za-z0-9_.-]{1,64})\s*\}\}/g
const proseValueLimit = 200
const stepLimit = 2_000

/** A command in backticks, or one that begins the step or follows a colon and runs to its end. */
const inBackticks = /`((?:aws|kubectl|dig|curl) [^`]+)`/
const toTheEnd = /(?:^|:\s)((?:aws|kubectl|dig|curl) [a-z0-9-]+ .*)$/s

/**
 * Fills `{{name}}` in one step of a run-book. In prose a value is shown escaped; in a command it is one shell word, and a
 * value that could change the command (control characters, a leading dash, inside the author's quotes) withholds the
 * whole command: the template is shown with a note instead. Values are never filled a second time.
 */
export function fillStep(template: string, fields: StepFields): Step {
  const step = template
    .slice(0, stepLimit)
    .toWellFormed()
    .replace(/\\\s*\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const match = inBackticks.exec(step) ?? toTheEnd.exec(step)
  const command = match?.[1]
  if (!match || command === undefined) return { text: fillProse(step, fields) }
  const at = match.index + match[0].indexOf(command)
  const before = step.slice(0, at).replace(/`$/, '')
  const after = step.slice(at + command.length).replace(/^`/, '')
  const prose = /^[\s.:]*$/.test(after) ? before : `${before}(command below)${after}`
  return { text: fillProse(prose.trim(), fields), ...fillCommand(forTerminal(command.trim()), fields) }
}

function fillProse(prose: string, fields: StepFields): string {
  return forTerminal(prose).replace(placeholder, (whole, name: string) => {
    const value = fields.get(name)
    if (value === undefined || value === '') return whole
    const cut = value.length > proseValueLimit ? `${cutText(value, proseValueLimit)}...` : value
    return isPlainWord(value) ? cut : `"${forTerminal(cut)}"`
  })
}

function fillCommand(command: string, fields: StepFields): Pick<Step, 'command' | 'note'> {
  const open: string[] = []
  const refusals: string[] = []
  const filled = command.replace(placeholder, (whole, name: string, offset: number) => {
    const value = fields.get(name)
    if (value === undefined || value === '') {
      open.push(name)
      return whole
    }
    const refusal = refusalToQuote(value) ?? refusalInPlace(command.slice(0, offset), value)
    if (refusal) refusals.push(`${name}: ${refusal}`)
    return shellQuote(value)
  })
  if (refusals.length > 0) return { note: `Command withheld (${refusals.join('; ')}). Write it yourself from: ${command}` }
  if (open.length > 0) return { command: filled, note: `Fill in yourself, the finding does not say: ${[...new Set(open)].join(', ')}` }
  return { command: filled }
}

/** Why a value may not stand after this beginning of a command: quoting holds only where the author opened no quotes before it. */
function refusalInPlace(beginning: string, value: string): string | undefined {
  if (!isPlainWord(value) && /["'`\\$]/.test(beginning))
    return 'it holds characters that mean something to a shell, and stands after quotes'
  if (/[=,]$/.test(beginning) && /[,=]/.test(value)) return 'it holds commas or equals signs, which would split a list of values'
  return undefined
}

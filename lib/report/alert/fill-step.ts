import { cutText } from '../cut-text.ts'
import { forTerminal } from '../escape-terminal.ts'
import { isPlainWord, refusalToQuote, shellQuote } from './shell-quote.ts'
import { splitSteps } from './split-steps.ts'

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

/** `{{field}}`, or `<BUCKET>` as manuals write it (see `stepFields` for those that can be filled). */
const placeholder = /\{\{\s*([A-Za-z0-9_.-]{1,64})\s*\}\}|<([A-Z][A-Z0-9_]{0,63})>/g
const proseValueLimit = 200

/**
 * Fills `{{name}}` and `<NAME>` in one line of a run-book or a remediation and splits it into steps, each with at most one command. In prose a
 * value is shown escaped; in a command it is one shell word, and a value that could change the command (control
 * characters, a leading dash, inside the author's quotes) withholds the whole command: the template is shown with a note
 * instead. Values are never filled a second time.
 */
export function fillSteps(template: string, fields: StepFields): readonly Step[] {
  return splitSteps(template).map(({ prose, command }) => ({
    text: fillProse(prose, fields),
    ...(command === undefined ? {} : fillCommand(forTerminal(command), fields)),
  }))
}

/** Whether the finding knows every `{{field}}` that a step names; what manuals write as `<NAME>` is always for the person to fill in. */
export function isFillable(template: string, fields: StepFields): boolean {
  return [...template.matchAll(placeholder)].every(([, field]) => field === undefined || (fields.get(field) ?? '') !== '')
}

function fillProse(prose: string, fields: StepFields): string {
  return forTerminal(prose).replace(placeholder, (whole, field: string | undefined, manual: string | undefined) => {
    const value = fields.get(field ?? manual ?? '')
    if (value === undefined || value === '') return whole
    const cut = value.length > proseValueLimit ? `${cutText(value, proseValueLimit)}...` : value
    // Quoted for a shell here too: somebody will paste a line of prose.
    return shellQuote(forTerminal(cut))
  })
}

function fillCommand(command: string, fields: StepFields): Pick<Step, 'command' | 'note'> {
  const open: string[] = []
  const refusals: string[] = []
  const filled = command.replace(placeholder, (whole, field: string | undefined, manual: string | undefined, offset: number) => {
    const name = field ?? manual ?? ''
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

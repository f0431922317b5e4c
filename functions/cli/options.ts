import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Exit codes of every command (the contract): scripts rely on them. */
export const exitCode = { nothingFound: 0, couldNotRun: 1, usage: 2, findings: 3 } as const

/** The call's words are off; ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A command of `keepwatch`. */
export interface Command {
  /** Whole help text, with examples. */
  readonly help: string
  run(args: readonly string[]): Promise<number>
}

/** Options of one command, in the form of `node:util`. */
export type OptionSpec = NonNullable<ParseArgsConfig['options']>

/** Parses the words of a command; an unknown option or a missing value is a UsageError that names it. */
export function parseOptions<Spec extends OptionSpec>(args: readonly string[], options: Spec) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** The value when it is one of the allowed words; else a UsageError naming both. */
export function oneOf<Word extends string>(option: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value)
  if (found === undefined) throw new UsageError(`${option}: got ${JSON.stringify(value)}, wanted one of ${words.join(', ')}`)
  return found
}

/** The whole number from `least` to `most` that a text says; else a UsageError naming both. */
export function numberOf(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most))
    throw new UsageError(`${option}: got ${JSON.stringify(text)}, wanted a whole number from ${least} to ${most}`)
  return value
}

/** Options of every command that compiles rules of the user. */
export const referenceOptions = { lists: { type: 'string' }, placeholders: { type: 'string' } } as const

/** The operator's file, of every command that runs rules. */
export const operatorOptions = { actors: { type: 'string' } } as const

/** Its help. */
export const operatorHelp = `  --actors FILE     what you know and no log says, as YAML or JSON: actors, trusted accounts, approved networks, exclusions,
                    detections on trial (docs/operating.md)`

/** Their help. */
export const referenceHelp = `  --lists DIR       intel lists for the rules: each .txt file in DIR is a list under its name, one address, range, domain or
                    text a line
  --placeholders F  values of %placeholders% (modifier "expand"): a YAML or JSON file, name: [values]`

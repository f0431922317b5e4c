import { hasUnsafeCharacter } from '../escape-terminal.ts'

/** No character of these means anything to a POSIX shell, in any quoting. */
const plain = /^[A-Za-z0-9@%_+=:,./-]+$/

/** Longest value that is put into a command. */
const longest = 1_000

/**
 * A value as one word of a POSIX shell: as it is when nothing in it means anything to a shell, else in single quotes.
 * Ask `refusalToQuote` first: quoting keeps the shell from reading a value, not the program that gets it.
 */
export function shellQuote(value: string): string {
  return plain.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

/** Whether a value is the same word inside and outside quotes. */
export function isPlainWord(value: string): boolean {
  return plain.test(value)
}

/**
 * Why a foreign value must not be put into a command at all, however quoted; undefined when it may.
 * The AWS CLI reads `file://` and `http://` values from there, and takes a leading dash for an option
 * (https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html).
 */
export function refusalToQuote(value: string): string | undefined {
  if (value === '') return 'it is empty'
  if (value.length > longest) return `it is ${value.length} characters long`
  if (hasUnsafeCharacter(value)) return 'it holds control or invisible characters'
  if (value.startsWith('-')) return 'it begins with a dash and would be read as an option'
  if (/^(?:fileb?|https?):\/\//i.test(value)) return 'it would be read as the address of a file'
  return undefined
}

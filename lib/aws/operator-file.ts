import { readFileSync } from 'node:fs'

const known = new Map<string, string>()

/**
 * A file of the operator that was deployed beside the function (`infra/file-layer.ts`), as JSON text, read once per process; empty
 * where none was. Throws when the file is named and not there: a deployment that is not whole should not look like one without.
 */
export function operatorText(file: string): string {
  if (file === '') return ''
  const text = known.get(file) ?? readFileSync(file, 'utf8')
  known.set(file, text)
  return text
}

import { readFileSync } from 'node:fs'

let known: { readonly file: string; readonly text: string } | undefined

/**
 * The operator's file that was deployed beside the function (`infra/operator-layer.ts`), as JSON text, read once per process; empty
 * where none was. Throws when the file is named and not there: a deployment that is not whole should not look like one without.
 */
export function operatorText(file: string): string {
  if (file === '') return ''
  if (known?.file !== file) known = { file, text: readFileSync(file, 'utf8') }
  return known.text
}

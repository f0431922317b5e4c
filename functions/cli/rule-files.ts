import { readFile } from 'node:fs/promises'
import { fileSources } from '#lib/local/file-sources.ts'
import type { RuleText } from '#lib/monitor/load-rules.ts'
import { UsageError } from './options.ts'

/** Largest rule file that is read; one of the longest public rule files has 60 KB. */
const largest = 4 * 1024 * 1024

/** The Sigma files below some paths (files or directories); a UsageError when there is none. */
export async function ruleTexts(paths: readonly string[]): Promise<readonly RuleText[]> {
  const texts: RuleText[] = []
  for await (const { name, size = 0 } of fileSources(paths)) {
    if (!/\.ya?ml$/i.test(name)) continue
    if (size > largest) throw new UsageError(`${name} has ${size} bytes; wanted a rule file of at most ${largest}`)
    texts.push({ file: name, text: await readFile(name, 'utf8') })
  }
  if (texts.length === 0) throw new UsageError(`no .yml file below ${paths.join(', ')}`)
  return texts
}

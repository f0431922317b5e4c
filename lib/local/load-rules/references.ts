import { parseIntelList } from '#lib/monitor/intel/intel-list.ts'
import type { CompileOptions } from '#lib/monitor/sigma/compile-rules.ts'

/** What rules refer to and do not say themselves, as plain data: the texts of lists, and values of placeholders. */
export interface References {
  readonly lists: ReadonlyMap<string, string>
  readonly placeholders: NonNullable<CompileOptions['placeholders']>
}

/** How the engine takes them. */
export function compileOptionsOf({ lists, placeholders }: References): CompileOptions {
  return { placeholders, lists: new Map([...lists].map(([name, text]) => [name, parseIntelList(text).list])) }
}

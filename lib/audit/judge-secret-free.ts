import { fail, type Judgement, pass } from './check.ts'

/** A secret that was found: where, of what kind, and its hash. */
interface Found {
  readonly kind: string
  readonly line?: number
  readonly name?: string
  readonly sha256: string
}

/** Whether no secret stands in plain text in `place`. The secrets themselves were never kept. */
export function judgeSecretFree(found: readonly Found[], place: string): Judgement {
  if (found.length === 0) return pass(`No secret was found in ${place}.`)
  const words = found.slice(0, 5).map(({ kind, line, name }) => `${kind} in ${name ?? `line ${line}`}`)
  return fail(`In ${place} stands ${words.join(', ')}.`, { secrets: found.slice(0, 20), count: found.length })
}

/**
 * `node bench/audit-evaluation.ts 100000,1000000`: how fast and in how much memory resources are judged (`evaluate-account.ts` as a process
 * with a heap of 256 MB), beside parsing the same JSON twice, as the two passes do.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measure } from './measure.ts'
import { table, whole } from './table.ts'

const program = fileURLToPath(new URL('evaluate-account.ts', import.meta.url))

interface Judged {
  readonly resources: number
  readonly checks: number
  readonly evaluations: number
  /** Seconds of one pass over the JSON, and of judging without the passes. */
  readonly parse: number
  readonly judge: number
}

/** A Markdown table, one row for each number of resources. */
export async function benchEvaluation(sizes: readonly number[]): Promise<string> {
  const rows: string[][] = []
  for (const size of sizes) {
    const { output, cpu, memory } = await measure(program, [String(size)], [0], {
      flags: ['--max-semi-space-size=4', '--max-old-space-size=256'],
    })
    const { resources, evaluations, parse, judge } = JSON.parse(output) as Judged
    rows.push([
      `${whole(resources)} resources`,
      whole(evaluations),
      whole(evaluations / judge),
      (judge / (2 * parse)).toFixed(2),
      cpu.toFixed(1),
      whole(memory),
    ])
  }
  return table(['judged', 'evaluations', 'evaluations / core-s', '× reading the JSON', 'CPU s', 'peak MB'], rows)
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true })
  console.log(await benchEvaluation((positionals[0] ?? '100000').split(',').map(Number)))
}

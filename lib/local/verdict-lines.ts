import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import type { AuditObservation } from '#lib/findings/observation.ts'
import { severities } from '#lib/findings/severity.ts'
import { verdicts } from '#lib/findings/verdict.ts'

/** One line of `keepwatch audit --format ndjson`, as the verdict that it tells. */
export interface VerdictLine {
  readonly line: number
  readonly observation: AuditObservation
}

const text = z.string().max(4_096)
const shape = z.object({
  checkId: text.min(1),
  verdict: z.enum(verdicts),
  severity: z.enum(severities),
  resource: z.object({ arn: text.min(1), type: text }),
  account: text,
  region: text,
  evidence: z.unknown(),
  reason: z.string().max(200_000),
  title: text.default(''),
  observedAt: z.iso.datetime().optional(),
  runId: text.default(''),
})

/** Verdicts of a file, or of standard input (`-`), line by line. Throws, naming the line, at one that is none. */
export async function* readVerdictLines(file: string): AsyncGenerator<VerdictLine> {
  const input = file === '-' ? process.stdin : createReadStream(file)
  let line = 0
  for await (const one of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    if (one.trim() === '') continue
    yield { line, observation: readLine(one, `${file === '-' ? 'standard input' : file}:${line}`) }
  }
}

function readLine(json: string, place: string): AuditObservation {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw new Error(`${place}: no JSON (${(error as Error).message}); wanted a line of keepwatch audit --format ndjson`)
  }
  const result = shape.safeParse(value)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new Error(`${place}: ${issue?.path.join('.')}: ${issue?.message}; wanted a line of keepwatch audit --format ndjson`)
  }
  const { checkId: control, resource, account, region, observedAt, evidence, ...rest } = result.data
  return {
    kind: 'audit',
    control,
    ...rest,
    resource: { ...resource, account, region },
    evidence: typeof evidence === 'object' && evidence !== null ? (evidence as Readonly<Record<string, unknown>>) : {},
    remediation: '',
    observedAt: observedAt === undefined ? 0 : Date.parse(observedAt),
  }
}

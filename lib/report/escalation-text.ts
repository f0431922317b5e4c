import type { ToldStatement } from './access-text.ts'
import { forTerminal } from './escape-terminal.ts'

/** A way to more rights, as it is told (lib/audit/iam/escalation/finding.ts). */
export interface ToldEscalation {
  readonly principal: string
  readonly path: string
  readonly name: string
  readonly target: string
  readonly status: string
  readonly reaches: string
  readonly steps: readonly {
    readonly by: string
    readonly action: string
    readonly resource: string
    readonly context: Readonly<Record<string, string>>
    readonly decidedBy: readonly ToldStatement[]
  }[]
  readonly chain: readonly string[]
  readonly fix: { readonly text: string } | null
  readonly missing: readonly string[]
  readonly since?: ToldSince
}

/** Since when it is open, and by which calls, as far as that is known. Times are ISO 8601 UTC. */
export interface ToldSince {
  readonly after: string | null
  readonly by: string
  readonly changes: readonly {
    readonly sentence: string
    readonly events: readonly { readonly eventName: string; readonly eventTime: string; readonly principal: string | null }[]
  }[]
}

const indent = '            '

/** One way for reading: who, by which requests, what closes it. Foreign text is escaped. Ends in an empty line. */
export function escalationText(told: ToldEscalation): string {
  const { principal, path, name, target, status, reaches, steps, chain, fix, missing, since } = told
  const lines = [
    `${status === 'exploitable' ? 'EXPLOITABLE' : 'UNKNOWN    '} ${path}: ${name}`,
    `${indent}${principal} takes over ${target}`,
    ...(chain.length > 1 || reaches !== target ? [`${indent}and reaches ${reaches} by ${chain.join(', ')}`] : []),
    ...steps.map(({ by, action, resource, context }, index) => {
      const keys = Object.entries(context).map(([key, value]) => `${key}=${value}`)
      const who = by === principal ? '' : `${by}: `
      return `${indent}${index + 1}. ${who}${action} on ${resource}${keys.length > 0 ? ` (${keys.join(', ')})` : ''}`
    }),
    ...(since ? [`${indent}since: ${sinceWords(since)}`, ...since.changes.flatMap(changeLines)] : []),
    ...(fix ? [`${indent}do: ${fix.text}`] : []),
    ...missing.map((what) => `${indent}not known: ${what}`),
  ]
  return `${lines.map((line) => forTerminal(line)).join('\n')}\n\n`
}

function sinceWords({ after, by }: ToldSince): string {
  return after === null ? `open as far back as the snapshots go (${by})` : `opened between ${after} and ${by}`
}

function changeLines({ sentence, events }: ToldSince['changes'][number]): readonly string[] {
  return [
    `${indent}  ${sentence}`,
    ...events.map(
      ({ eventName, eventTime, principal }) => `${indent}    by ${eventName} at ${eventTime} of ${principal ?? 'somebody unnamed'}`,
    ),
  ]
}

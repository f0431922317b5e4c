import { forTerminal } from './escape-terminal.ts'
import { wrap } from './wrap.ts'

/** A statement that decided, as it is told. */
export interface ToldStatement {
  readonly layer: string
  readonly policy: string
  readonly position: number
  readonly sid: string | null
  readonly effect: string
}

/** A step of becoming somebody else, as it is told. */
export interface ToldStep {
  readonly from: string
  readonly to: string
  readonly how: string
  readonly by: readonly ToldStatement[]
}

/** An access, as it is told. */
export interface ToldAccess {
  readonly who: string
  readonly verb?: string
  readonly resource: string
  readonly outcome: string
  readonly action: string
  readonly on: string
  readonly chain: readonly ToldStep[]
  readonly by: readonly ToldStatement[]
  readonly dependsOn: readonly string[]
  readonly note?: string
}

/** A line of the list of authorised people that is left over, as it is told. */
export interface ToldUnused {
  readonly entry: string
  readonly verb: string
  readonly pattern: string
  readonly principal: string
  readonly reason: string
  readonly status: string
  readonly dependsOn: readonly string[]
}

const indent = '          '
const statementsTold = 4
const doubtsTold = 4

/** One access for reading: who can do what, how they get there, which statements let them. Foreign text is escaped. Ends in a line break. */
export function accessText({ who, verb, resource, outcome, action, on, chain, by, dependsOn, note }: ToldAccess, width: number): string {
  const sign = outcome === 'allowed' ? 'CAN       ' : outcome === 'depends' ? 'PERHAPS   ' : 'CANNOT    '
  const lines = [
    ...paragraph(`${who}${verb ? ` ${verb}` : ''} ${resource}`, width, sign),
    ...chain.flatMap(({ from, to, how, by: grants }) => paragraph(`${from} becomes ${to} by ${how} (${statements(grants)})`, width)),
    ...paragraph(`${action}${on === resource ? '' : ` on ${on}`}: ${statements(by)}`, width),
    ...doubts(dependsOn, width),
    ...(note === undefined ? [] : paragraph(note, width)),
  ]
  return `${lines.join('\n')}\n`
}

/** One line of the list that is left over. */
export function unusedText({ entry, verb, pattern, principal, reason, status, dependsOn }: ToldUnused, width: number): string {
  const who = principal === pattern ? principal : `${principal} (by ${pattern})`
  const words =
    reason === 'nobody' ? 'means nobody who exists' : reason === 'cannot' ? 'has no such access' : 'has the access and never used it'
  const lines = [
    ...paragraph(`${entry}, ${verb}: ${who} ${words}`, width, status === 'found' ? 'UNUSED    ' : 'UNKNOWN   '),
    ...doubts(dependsOn, width),
  ]
  return `${lines.join('\n')}\n`
}

function doubts(on: readonly string[], width: number): readonly string[] {
  if (on.length === 0) return []
  const more = on.length > doubtsTold ? `, and ${on.length - doubtsTold} more` : ''
  return paragraph(`depends on ${on.slice(0, doubtsTold).join('; ')}${more}`, width)
}

function statements(by: readonly ToldStatement[]): string {
  if (by.length === 0) return 'no statement speaks of it'
  const named = [...new Map(by.map((one) => [JSON.stringify(one), one])).values()]
    .slice(0, statementsTold)
    .map(({ layer, policy, position, sid, effect }) => `${effect} ${sid ?? `statement ${position}`} of ${policy}, ${layer}`)
  return `${named.join('; ')}${by.length > statementsTold ? `; and ${by.length - statementsTold} more` : ''}`
}

const paragraph = (text: string, width: number, first = indent): readonly string[] => wrap(forTerminal(text), width, first, indent)

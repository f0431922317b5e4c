import { shortenText } from './cut-text.ts'
import type { ToldChange, ToldExplanation, ToldHole } from './diff-line.ts'
import { forTerminal } from './escape-terminal.ts'
import { placeName, principalName } from './names.ts'
import { utcTime } from './utc-time.ts'
import { wrap } from './wrap.ts'

const severityWidth = 'informational'.length
const indent = ' '.repeat(severityWidth + 2)
const longest = 1_200

/** One change for reading: how grave, the sentence, where and when, and who did it. Foreign text is escaped. Ends in a line break. */
export function changeText(change: ToldChange, explanation: ToldExplanation | undefined, width: number): string {
  const { weight, sentence, resource, from, to } = change
  const between = `between ${timeWords(from)} and ${timeWords(to)}`
  const lines = [
    ...paragraph(sentence, width, `${weight.padEnd(severityWidth)}  `),
    ...paragraph(`${placeName(resource.account, resource.region)}; ${between}`, width, indent),
    ...(explanation ? paragraph(explanationWords(explanation, resource.account), width, indent) : []),
  ]
  return `${lines.join('\n')}\n`
}

/** One thing that could not be compared. */
export function holeText({ sentence }: Pick<ToldHole, 'sentence'>, width: number): string {
  return `${paragraph(sentence, width, `${'not compared'.padEnd(severityWidth)}  `).join('\n')}\n`
}

function paragraph(text: string, width: number, first: string): readonly string[] {
  return wrap(forTerminal(shortenText(text, longest)), width, first, indent)
}

const timeWords = (time: number): string => utcTime(new Date(time).toISOString())

/** Who made a change, from where and by which call, in words. Not escaped. */
export function explanationWords({ outcome, events }: ToldExplanation, account: string): string {
  const [latest, ...others] = events
  if (latest) {
    const who = latest.principal === null ? 'somebody whom the record does not name' : principalName(latest.principal, account)
    const where = latest.sourceAddress === null ? '' : ` from ${latest.sourceAddress}`
    const more = others.length > 0 ? `; and ${others.length} earlier ${others.length === 1 ? 'call' : 'calls'}` : ''
    return `by ${who}${where}: ${latest.eventName} at ${timeWords(latest.eventTime)}, event ${latest.eventID || 'without an id'}${more}`
  }
  if (outcome === 'unexplained') return 'NO RECORDED CALL made this change, and the events hold all calls of that time'
  return outcome === 'not-found' ? 'no event was found that made this change' : 'no call need have made it'
}

import { forTerminal } from './escape-terminal.ts'
import { wrap } from './wrap.ts'

/** A page on password management, as it is told (lib/audit/password-management/password-page.ts). */
export interface ToldPasswordPage {
  readonly account: string
  readonly observedAt: string
  readonly overall: string
  readonly reasons: readonly string[]
  readonly measures: readonly {
    readonly title: string
    readonly verdict: string
    readonly why: string
    readonly people: readonly string[]
    readonly count: number
    readonly figures: Readonly<Record<string, number | string | null>>
  }[]
}

const words: ReadonlyMap<string, string> = new Map([
  ['effective', 'WORKS'],
  ['not-effective', 'FAILS'],
  ['unknown', 'UNKNOWN'],
  ['not-applicable', 'N/A'],
])
const peopleTold = 8
const indent = ' '.repeat(10)

/** The page for reading: the answer, then every measure with why and who. Foreign text is escaped. Ends in a line break. */
export function passwordText({ account, observedAt, overall, measures }: ToldPasswordPage, width: number): string {
  const answer = overall === 'effective' ? 'effective' : overall === 'unknown' ? 'not known to be effective' : 'not effective'
  const lines = [
    ...wrap(`Password management of ${account} is ${answer} (as of ${observedAt}).`, width),
    ...measures.flatMap(({ title, verdict, why, people, count, figures }) => {
      const who =
        count === 0 ? '' : ` ${people.slice(0, peopleTold).join(', ')}${count > peopleTold ? ` and ${count - peopleTold} more` : ''}.`
      const numbers = Object.entries(figures).flatMap(([name, value]) => (value === null ? [] : [`${inWords(name)} ${value}`]))
      return [
        ...wrap(forTerminal(title), width, (words.get(verdict) ?? verdict).padEnd(10), indent),
        ...wrap(forTerminal(`${why}${who}`), width, indent, indent),
        ...(numbers.length === 0
          ? []
          : wrap(forTerminal(numbers.join(', ')), width, `${indent}(`, indent).map((line, index, all) =>
              index === all.length - 1 ? `${line})` : line,
            )),
      ]
    }),
  ]
  return `${lines.join('\n')}\n`
}

/** `oldestDays` as people read it. */
const inWords = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

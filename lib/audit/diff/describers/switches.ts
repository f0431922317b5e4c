import type { Severity } from '#lib/findings/severity.ts'
import { valueWords } from '../shown-value.ts'
import type { Describer, Difference } from './describe.ts'

/** Words for a switch; `@` stands for the resource. */
interface SwitchWords {
  readonly on: string
  readonly off: string
  /** The position with less protection. @default 'off' */
  readonly risky?: 'on' | 'off'
  /** How grave it is to get there. */
  readonly weight: Severity
}

const filled = (template: string, words: string): string => template.replace('@', () => words)

/** A flag. Absent and null count as off: collectors say `null` where AWS says that a setting is not there. */
export function flag({ on, off, risky = 'off', weight }: SwitchWords): Describer {
  return {
    harmless: risky === 'off',
    describe: ({ was, is, words }) => {
      if (!isFlag(was) || !isFlag(is)) return undefined
      const now = is === true ? 'on' : 'off'
      if ((was === true) === (is === true)) return []
      const worse = now === risky
      return [{ sentence: filled(now === 'on' ? on : off, words), weight: worse ? weight : 'low', effect: worse ? 'opens' : 'closes' }]
    },
  }
}

const isFlag = (value: unknown): boolean => typeof value === 'boolean' || value === null || value === undefined

/** A setting that protects while it is there (a key, a log destination); `=` stands for its value. */
export function presence({ on, off, other, weight }: { on: string; off: string; other: string; weight: Severity }): Describer {
  const told = (template: string, { words }: Difference, value: unknown): string =>
    filled(template, words).replace('=', () => (typeof value === 'string' ? value : valueWords(value)))
  return {
    describe: (difference) => {
      const { was, is } = difference
      if (isNothing(is)) return isNothing(was) ? [] : [{ sentence: told(off, difference, was), weight, effect: 'opens' }]
      if (isNothing(was)) return [{ sentence: told(on, difference, is), weight: 'low', effect: 'closes' }]
      return [{ sentence: told(other, difference, is), weight: 'medium', effect: 'neutral' }]
    },
  }
}

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === ''

/** A number of days something is kept; null is for ever or not at all, as `none` says. */
export function days({ what, none, noneIs }: { what: string; none: string; noneIs: 'most' | 'least' }): Describer {
  const size = (value: unknown): number => (typeof value === 'number' ? value : noneIs === 'most' ? Number.POSITIVE_INFINITY : 0)
  const words = (value: unknown): string => (typeof value === 'number' ? `${value} ${value === 1 ? 'day' : 'days'}` : none)
  return {
    describe: ({ was, is, words: name }) => {
      const shorter = size(is) < size(was)
      const sentence = `${filled(what, name)} ${words(is)} instead of ${words(was)}`
      return [{ sentence, weight: shorter ? 'medium' : 'informational', effect: shorter ? 'opens' : 'closes' }]
    },
  }
}

/** A setting with named positions: what each means, and which ones are worse than the rest. */
export function positions(
  means: Readonly<Record<string, string>>,
  { worse, weight, harmless }: { worse: readonly string[]; weight: Severity; harmless?: string },
): Describer {
  const known = new Map(Object.entries(means))
  return {
    ...(harmless === undefined ? {} : { harmless }),
    describe: ({ was, is, words }) => {
      const template = known.get(typeof is === 'string' ? is : 'null')
      if (template === undefined || was === is) return undefined
      const isWorse = worse.includes(typeof is === 'string' ? is : 'null')
      return [{ sentence: filled(template, words), weight: isWorse ? weight : 'low', effect: isWorse ? 'opens' : 'closes' }]
    },
  }
}

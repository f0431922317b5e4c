import { loadRules } from '#lib/monitor/load-rules.ts'
import { readRecords } from '#lib/monitor/log-sources/read-records.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import { stream } from '../monitor/log-sources/chunks.ts'
import { eventWith, rulesetOf, ruleText } from '../monitor/sigma/build.ts'
import { type Slow, timed } from './target.ts'

const size = 990_000
/** CPU milliseconds that any input may take; what takes longer is tried again. */
const worthSaying = 50
const repeated = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
const rule = (detection: string): string => ruleText(detection)

/** Rule files of 1 MB that some parser takes quadratic or exponential time for. */
const ruleFiles: Readonly<Record<string, string>> = {
  'one long value': rule(`sel: {f: '${repeated('a*b?')}'}\ncondition: sel`),
  'one long expression': rule(`sel: {f|re: '${repeated('(a|b)*')}'}\ncondition: sel`),
  'counted repetitions': rule(`sel: {f|re: '${'a{1000}'.repeat(1_000)}'}\ncondition: sel`),
  'a long list': rule(`sel:\n  f:\n${repeated('    - aaaa\n').replace(/\n[^\n]*$/, '\n')}condition: sel`),
  'a list in brackets': rule(`sel: {f: [${repeated('a, ')}a]}\ncondition: sel`),
  'many fields': rule(`sel:\n${Array.from({ length: 60_000 }, (_, index) => `  f${index}: x\n`).join('')}condition: sel`),
  'many selections': rule(`${Array.from({ length: 40_000 }, (_, index) => `s${index}: {f: x}\n`).join('')}condition: 1 of them`),
  'a long condition': rule(`sel: {f: 1}\ncondition: ${'sel or '.repeat(140_000)}sel`),
  'deep brackets': rule(`sel: {f: ${'['.repeat(500_000)}`),
  'deep lists': rule(`sel:\n${repeated('- ')}`),
  'brackets of a condition': rule(`sel: {f: 1}\ncondition: ${'('.repeat(size)}`),
  quotes: repeated('"\'"'),
  anchors: repeated('- &a x\n'),
  'aliases of aliases': `a: &a [x, x]\n${'bcdefghijklm'.replaceAll(/./g, (name) => `${name}: &${name} [*${String.fromCharCode(name.charCodeAt(0) - 1)}, *${String.fromCharCode(name.charCodeAt(0) - 1)}]\n`)}`,
  'many documents': repeated('title: t\n---\n'),
  'many short rules': repeated(`${rule('sel: {f: 1}\ncondition: sel')}---\n`),
  'many dashes under windash': rule(`sel: {f|windash: '${repeated('-a ')}'}\ncondition: sel`),
  'many placeholders': rule(`sel: {f|expand: '${repeated('%a%')}'}\ncondition: sel`),
  'colons, tabs, stars': repeated(': \t*&!'),
  'comments and blanks': repeated('# x\n\n  \n'),
}

/** Patterns and expressions that make backtracking matchers take exponential time, over one value of 1 MB. */
const detections = [
  "f: '*a*a*a*a*a*a*a*b'", "f|contains: 'a?a?a?a?b'", "f: '?*?*?*?*b'", "f|re: '(a+)+$'", "f|re: '(a|a)*b'", "f|re: '(.*)*x'", "f|re: 'a{0,200}b'",
  'f|contains: [aab, aac, aad, aae, aaf, aag, aah, aai, aaj, aak, aal, aam, aan]', "f|base64offset|contains: 'aaab'", 'f|fieldref|contains: f', 'f|endswith: ab', 'f|cidr: 10.0.0.0/8', 'f|gt: 5',
] // biome-ignore format: a list of detections

/** What large inputs take, in CPU milliseconds: 1 MB each, the fastest of some tries; `tell` hears of each. */
export async function largeInputs(tell: (slow: Slow) => void): Promise<void> {
  const time = async (input: string, run: () => unknown): Promise<void> => {
    const took = await timed(run, worthSaying)
    tell({ took, input })
  }
  for (const [name, text] of Object.entries(ruleFiles)) await time(`rule file: ${name}`, () => loadRules([{ file: 'large.yml', text }]))
  const event = eventWith({ f: repeated('a') })
  for (const detection of detections) {
    const ruleset = rulesetOf(rule(`sel:\n  ${detection}\ncondition: sel`))
    await time(`value: ${detection}`, () => ruleset.match(event))
  }
  const keyword = rulesetOf(rule('sel: [needle]\ncondition: sel'))
  await time('keyword, 300,000 values', () => keyword.match(eventWith({ list: Array.from({ length: 300_000 }, () => 'aa') })))
  const needs = compileRules(
    loadRules([{ file: 'x.yml', text: rule('sel: {eventName: DeleteTrail}\ncondition: sel') }]).documents,
  ).recordNeeds()
  const files: Readonly<Record<string, string>> = {
    brackets: repeated('[{'),
    quotes: repeated('"'),
    backslashes: `{"Records":[{"a":"${repeated('\\')}`,
    'one long record': `{"Records":[{"eventName":"DeleteTrail","a":"${repeated('a')}"}]}`,
    'broken records': repeated('{"eventName":}\n'),
    'records within records': `{"Records":[${repeated('{"a":[')}`,
    'many names': `{"Records":[{${repeated('"eventName":"DeleteTrail",')}"a":1}]}`,
  }
  for (const [name, text] of Object.entries(files)) {
    for (const options of [{ name }, { name, needs }])
      await time(`log file: ${name}${'needs' in options ? ', scanned' : ''}`, () =>
        Array.fromAsync(readRecords(stream([Buffer.from(text)]), options)),
      )
  }
}

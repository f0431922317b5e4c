/**
 * `npm run fuzz -- [--minutes 10] [--seed N] [--only NAME]`: random and damaged inputs for the rule parser, the readers of log
 * files, the matcher and its patterns. Prints a line a minute; ends with 1, the seed and the smallest input at the first that is
 * not treated right: that throws, hangs, or has another outcome than the slow and simple way. The same seed makes the same
 * cases, in the same order, for as long as there is time.
 */
import { parseArgs } from 'node:util'
import { largeInputs } from './large-inputs.ts'
import type { Slow } from './target.ts'
import { targets } from './targets.ts'

interface Tally {
  cases: number
  slowest: Slow
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' }, only: { type: 'string' } },
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error(`--minutes: got ${values.minutes}, wanted a number above 0`)
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 30) : Number(values.seed)
const chosen = targets.filter(([{ name }]) => values.only === undefined || name === values.only)
if (chosen.length === 0) throw new Error(`--only: got ${values.only}, wanted one of ${targets.map(([{ name }]) => name).join(', ')}`)
const tallies = new Map(chosen.map(([{ name }]) => [name, { cases: 0, slowest: { took: 0, input: '' } } satisfies Tally as Tally]))

const summary = (): string =>
  [...tallies].map(([name, { cases, slowest }]) => `${name} ${cases} (slowest ${slowest.took.toFixed(1)} ms)`).join(', ')
const began = performance.now()
const elapsed = (): number => (performance.now() - began) / 60_000

console.log(`seed ${seed}, ${minutes} minutes`)
let told = 0
for (let round = 0; elapsed() < minutes; round++) {
  for (const [target, cases] of chosen) {
    const { failure, slowest } = await target.run(seed + round, cases)
    if (failure) {
      console.log(
        `${target.name} fails: --seed ${seed + round} --only '${target.name}' finds it in the first round\n${failure.input}\n${failure.reason}`,
      )
      process.exit(1)
    }
    const tally = tallies.get(target.name)
    if (!tally) continue
    tally.cases += cases
    if (slowest.took > tally.slowest.took) tally.slowest = slowest
  }
  if (elapsed() >= told + 1) {
    told = Math.floor(elapsed())
    console.log(`${told} min: ${summary()}`)
  }
}
const total = [...tallies.values()].reduce((sum, { cases }) => sum + cases, 0)
console.log(`${total} cases, none failed: ${summary()}`)
for (const [name, { slowest }] of tallies) console.log(`slowest of ${name}: ${slowest.took.toFixed(1)} ms: ${slowest.input}`)
if (values.only === undefined) {
  console.log('inputs of 1 MB:')
  await largeInputs(({ took, input }) => console.log(`  ${took.toFixed(1).padStart(8)} ms  ${input}`))
}

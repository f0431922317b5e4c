import fc from 'fast-check'

/** Longest that one small input may take, CPU milliseconds: what takes longer would stall a Lambda when it comes often. */
const usualLimit = 50
/** An input that seems slow is tried so often, and its fastest time counts: the first may have compiled or collected. */
const tries = 4
/** Longest that a failing input is made smaller, milliseconds. */
const shrinkTime = 60_000

/** Something that is fed with random inputs. */
export interface Target {
  readonly name: string
  /** Runs some cases, the same for the same seed. */
  run(seed: number, cases: number): Promise<Outcome>
}

export interface Outcome {
  readonly slowest: Slow
  /** The first input that failed, as small as it could be made, and why. */
  readonly failure?: { readonly input: string; readonly reason: string }
}

/** How long an input took, CPU milliseconds, and how it begins. */
export interface Slow {
  readonly took: number
  readonly input: string
}

/** A target that checks inputs of `arbitrary`; `check` throws when one of them is not treated right. `limit` in milliseconds. */
export function target<Input>(
  name: string,
  arbitrary: fc.Arbitrary<Input>,
  check: (input: Input) => unknown,
  limit: number = usualLimit,
): Target {
  return {
    name,
    async run(seed, cases) {
      let slowest: Slow = { took: 0, input: '' }
      const property = fc.asyncProperty(arbitrary, async (input) => {
        const took = await timed(() => check(input), limit)
        if (took > slowest.took) slowest = { took, input: fc.stringify(input).slice(0, 300) }
        if (took > limit) throw new Error(`took ${took.toFixed(0)} ms; wanted at most ${limit}`)
      })
      const result = await fc.check(property, { seed, numRuns: cases, interruptAfterTimeLimit: shrinkTime, markInterruptAsFailure: false })
      if (!result.failed) return { slowest }
      const [input] = result.counterexample ?? []
      const reason = result.errorInstance instanceof Error ? (result.errorInstance.stack ?? '') : String(result.errorInstance)
      return { slowest, failure: { input: fc.stringify(input), reason } }
    },
  }
}

/** CPU milliseconds of the fastest of some tries, as few as needed: what other processes take is not the input's fault. */
export async function timed(run: () => unknown, limit: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < tries && least > limit; turn++) {
    const began = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(began)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}

import { expect, test } from 'vitest'
import { targets } from './targets.ts'

// The first round of `npm run fuzz -- --seed 4`, so that what ten minutes find does not come as a surprise.
test.each(targets.map(([target, cases]) => ({ name: target.name, target, cases })))('a round of $name', async ({ target, cases }) => {
  expect((await target.run(4, cases)).failure).toBeUndefined()
})

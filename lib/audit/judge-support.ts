import { type CheckContext, fail, type Judgement, pass, undecided } from './check.ts'
import { calendarsAsOf, type SupportedProduct, supportOf } from './end-of-support.ts'

const day = 86_400_000

/** Whether AWS still supports the version that something runs, at the time of the snapshot; `what` begins the sentence ("The runtime"). */
export function judgeSupport(
  product: SupportedProduct,
  version: string,
  what: string,
  { takenAt }: Pick<CheckContext, 'takenAt'>,
): Judgement {
  const support = supportOf(product, version)
  const evidence = { version, ...support, calendarsAsOf }
  if (support.state === 'unknown')
    return undecided(`${what} ${version} is not in the support calendar of ${calendarsAsOf}: look it up at ${support.source}.`, evidence)
  if (support.state === 'open') return pass(`${what} ${version} is supported, and no end is announced.`, evidence)
  // The last day counts.
  return takenAt >= Date.parse(support.date) + day
    ? fail(`Support of ${what.toLowerCase()} ${version} ended on ${support.date}.`, evidence)
    : pass(`${what} ${version} is supported until ${support.date}.`, evidence)
}

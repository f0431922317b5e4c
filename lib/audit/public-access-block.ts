import { fail, type Judgement, pass } from './check.ts'
import type { PublicAccessBlock } from './observed/s3.ts'

const settings = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const

/** Settings of a block of public access that are not on; all of them where there is no block (null). */
export const missingSettings = (block: PublicAccessBlock | null): readonly string[] =>
  settings.filter((setting) => block?.[setting] !== true)

/** Whether one block alone has all four settings on; `what` begins the sentence, e.g. "The access point". */
export function judgeBlock(block: PublicAccessBlock | null, what: string): Judgement {
  const missing = missingSettings(block)
  if (missing.length === 0) return pass(`${what} blocks public access.`, { block })
  return fail(`${what} does not set ${missing.join(', ')}.`, { block, missing })
}

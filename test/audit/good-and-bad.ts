import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Check } from '#lib/audit/check.ts'
import type { Resource } from '#lib/findings/resource.ts'
import type { CheckCases } from './check-cases.ts'
import { sample } from './sample-resource.ts'

const folder = fileURLToPath(new URL('checks/', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.cases.ts'))
  .sort()

/** The cases of every check, as their files declare them. */
const allCheckCases: readonly CheckCases[] = await Promise.all(
  files.map(async (file) => ((await import(`${folder}${file}`)) as { readonly cases: CheckCases }).cases),
)

/**
 * Every check with the resources of its own cases that were seen whole. Without the cases that rest on
 * other resources or on thresholds of their own: what is left can be judged by itself.
 */
export const goodAndBad: readonly { readonly check: Check; readonly resource: Resource }[] = allCheckCases.flatMap(({ check, cases }) =>
  cases.flatMap(([, verdict, { related, unlisted, thresholds, says: _, ...parts }]) =>
    verdict !== 'unknown' && !related && !unlisted && !thresholds ? [{ check, resource: sample(check.resource, parts) }] : [],
  ),
)

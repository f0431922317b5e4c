import { fail, type Judgement, notApplicable } from './check.ts'

/**
 * Why a trail cannot be the one that an account needs: it covers one region, or is not logging. Undefined when it can. Reads one thing
 * after the other, since what decides first needs no sight of the rest.
 */
export function recordsNothing(configuration: {
  readonly IsMultiRegionTrail: boolean | null
  readonly IsLogging: boolean | null
}): Judgement | undefined {
  const { IsMultiRegionTrail: multiRegion } = configuration
  if (multiRegion !== true) return fail('it covers one region only', { IsMultiRegionTrail: multiRegion ?? false })
  const { IsLogging: logging } = configuration
  return logging === true ? undefined : fail('it is not logging', { IsLogging: logging ?? false })
}

/**
 * That another account answers for a trail: one of the organisation shows up in every member, which cannot change it. Undefined for a
 * trail of the account itself. The account stands in the ARN.
 */
export function keptElsewhere({ arn, account }: { readonly arn: string; readonly account: string }): Judgement | undefined {
  const owner = arn.split(':')[4] ?? ''
  if (!/^\d{12}$/.test(owner) || owner === account) return undefined
  return notApplicable(`The trail belongs to account ${owner}, which answers for it.`, { owner })
}

import type { OrganizationFacts } from './observed/organizations.ts'

/** Why a question about the whole organisation is not asked of this account; undefined where it is its management account. */
export function notManaging(observed: {
  readonly Organization: OrganizationFacts | null
  readonly IsManagementAccount: boolean
}): string | undefined {
  if (observed.Organization === null) return 'The account is in no organisation.'
  if (observed.IsManagementAccount) return undefined
  return `The organisation is managed by ${observed.Organization.ManagementAccountId ?? 'another account'}, and judged there.`
}

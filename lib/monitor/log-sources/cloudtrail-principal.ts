import { partitionOf } from '#lib/findings/resource.ts'
import type { Place } from './arn.ts'
import { own, text } from './foreign-record.ts'

/**
 * Who acted, from CloudTrail's `userIdentity`: its ARN (for a role the session's), else the best name it has. Web identities
 * and SAML users have no ARN, AWS services only `invokedBy`, a failed console sign-in only a user name.
 * Fields: "CloudTrail userIdentity element" in the CloudTrail user guide.
 */
export function cloudTrailPrincipal(identity: unknown, place: Place): string | null {
  return (
    text(own(identity, 'arn')) ??
    rootArn(identity, place) ??
    text(own(identity, 'userName')) ??
    text(own(identity, 'principalId')) ??
    text(own(identity, 'invokedBy')) ??
    text(own(own(identity, 'onBehalfOf'), 'userId')) ??
    text(own(identity, 'identityProvider')) ??
    text(own(identity, 'accountId'))
  )
}

function rootArn(identity: unknown, place: Place): string | null {
  if (own(identity, 'type') !== 'Root') return null
  const account = text(own(identity, 'accountId')) ?? place.account
  return account === '' ? null : `arn:${partitionOf(place.region)}:iam::${account}:root`
}

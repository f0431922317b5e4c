import type { Resource } from '#lib/findings/resource.ts'

/** When the recorded snapshots of the samples were taken; `npm start` replays them as of now. */
export const takenAt = '2026-03-10T15:00:00.000Z'

/** Days before that, ISO 8601. */
export const daysAgo = (days: number): string => new Date(Date.parse(takenAt) - days * 86_400_000).toISOString()

export type Bag = Readonly<Record<string, unknown>>

/** The region in which Larkspur works. */
export const region = 'us-east-1'

/** A resource of an account: `tail` is what follows the account in its ARN (`user/hanna`). */
export type Made = (
  service: string,
  type: string,
  tail: string,
  configuration: Bag,
  observed?: Bag,
  tags?: Record<string, string>,
) => Resource

/** Makes the resources of one account that stand in the region. */
export const regional =
  (account: string): Made =>
  (service, type, tail, configuration, observed = {}, tags = {}) => ({
    arn: `arn:aws:${service}:${region}:${account}:${tail}`,
    type,
    account,
    region,
    tags,
    configuration,
    observed,
  })

/** Makes the resources of one account that stand in no region. */
export const global =
  (account: string): Made =>
  (service, type, tail, configuration, observed = {}, tags = {}) => ({
    arn: `arn:aws:${service}::${account}:${tail}`,
    type,
    account,
    region: 'global',
    tags,
    configuration,
    observed,
  })

/** A policy document. */
export const document = (...Statement: readonly Bag[]): Bag => ({ Version: '2012-10-17', Statement })

/** Lets the account itself do something on a resource. */
export const ownOnly = (account: string, Action: string): Bag =>
  document({ Sid: 'Owner', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action, Resource: '*' })

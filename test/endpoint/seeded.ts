import type { AccountAccess } from './moto.ts'

/** What is there already. */
export interface Seeded {
  readonly endpoint: string
  readonly access: AccountAccess
  readonly bucket: string
  /** Name of the trail. */
  readonly trail: string
  /** Whether the account is in order. */
  readonly good: boolean
}

/** How the clients of a seed are made. */
export const configOf = ({ endpoint, access }: Seeded) => ({ region: 'us-east-1', endpoint, credentials: access, maxAttempts: 1 })

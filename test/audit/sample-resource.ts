import type { Resource } from '#lib/findings/resource.ts'

export const account = '111122223333'

/** When the samples were looked at. */
export const takenAt = Date.parse('2026-11-22T12:00:00Z')

/** A resource with what the case is about; the rest is plausible. */
export function sample(type: string, parts: Partial<Resource> = {}): Resource {
  return {
    arn: `arn:aws:test:us-east-1:${account}:thing/one`,
    type,
    account,
    region: 'us-east-1',
    tags: {},
    configuration: {},
    observed: {},
    ...parts,
  }
}

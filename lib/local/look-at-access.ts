import { AccessWorld, accessTypes, WorldParts } from '#lib/audit/data-access/access-world.ts'
import { lookAtAccounts } from './look-at-account.ts'
import { RecordedSnapshot } from './recorded-parts.ts'

/** Where to look for who can do what. */
export interface AccessPlaces {
  /** Regions; empty: every one that is enabled, or that the snapshot has. */
  readonly regions: readonly string[]
  /** Roles to assume; empty: the account of the ambient credentials. */
  readonly roleArns: readonly string[]
  readonly externalId: string | undefined
  /** A recorded snapshot (file, directory, `-`); undefined: the live account. */
  readonly snapshot: string | undefined
  /** Told after each unit of a live look. */
  readonly onLook?: (done: number, all: number, what: string) => void
}

/** Who there is and what there is to reach, with the time at which looking began (ISO 8601 UTC; empty: nothing was seen). */
export async function lookAtAccess(places: AccessPlaces): Promise<{ readonly world: AccessWorld; readonly began: string }> {
  const { regions, roleArns, externalId, snapshot, onLook } = places
  const parts = new WorldParts()
  let began = ''
  const add = (part: Parameters<WorldParts['add']>[0]): void => {
    if (began === '' || part.takenAt < began) began = part.takenAt
    parts.add(part)
  }
  if (snapshot !== undefined) for await (const part of new RecordedSnapshot(snapshot, regions).parts()) add(part)
  else {
    const types = new Set(accessTypes)
    await lookAtAccounts({
      regions,
      wants: (type) => types.has(type),
      roleArns,
      externalId,
      now: () => Date.now(),
      onPart: (part, done, all) => {
        onLook?.(done, all, `${part.service} in ${part.region}`)
        add(part)
      },
    })
  }
  return { world: new AccessWorld(parts), began }
}

import type { Caller } from '../evaluate/access-request.ts'
import type { Principal } from '../inventory/inventory.ts'
import { type Actor, actorOf, everythingPolicy } from './actor.ts'
import type { World } from './world.ts'

/** Stands for any account of AWS. */
export const anybody = 'arn:aws:iam::*:root'

/**
 * Callers of other accounts that trust policies name: taken to be allowed there whatever they like, for nobody here can see it. A trust
 * policy that names everybody makes one that stands for any account.
 */
export function outsidersOf({ roles, inventory }: World): readonly Actor[] {
  const principals = roles
    .flatMap(({ principal }) => principal.trust?.statements ?? [])
    .flatMap(({ source }) => source.principals?.entries ?? [])
  const arns = principals.flatMap(({ kind, value }) =>
    value === '*' ? anybody : kind === 'AWS' ? (outside(value, inventory.account) ?? []) : [],
  )
  return [...new Set(arns)].map((arn) => actorOf(outsider(arn)))
}

function outside(value: string, own: string): string | undefined {
  if (/^\d{12}$/.test(value)) return value === own ? undefined : `arn:aws:iam::${value}:root`
  const account = /^arn:[a-z-]+:(?:iam|sts)::(\d{12}):/.exec(value)?.[1]
  if (account === undefined || account === own) return undefined
  // A session of a role is the role.
  return value.replace(/^(arn:[a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, '$1:iam::$2:role/$3')
}

function outsider(arn: string): Principal {
  const account = arn.split(':')[4] ?? ''
  const kind = arn.includes(':user/') ? 'user' : arn.includes(':role/') ? 'role' : 'root'
  const caller: Caller = { arn, account, kind, identity: [everythingPolicy], scps: [], tags: undefined }
  return {
    kind: kind === 'user' ? 'user' : 'role',
    arn,
    name: arn.split(/[:/]/).at(-1) ?? arn,
    caller,
    attached: [],
    boundaryArn: null,
    groups: [],
    trust: null,
    instanceProfiles: [],
    credentials: undefined,
    unread: [],
    isServiceLinked: false,
    isManagedByAws: false,
  }
}

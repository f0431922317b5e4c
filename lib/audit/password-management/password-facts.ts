import type { Resource } from '#lib/findings/resource.ts'
import { own, seen } from '../data-access/seen-property.ts'
import type { SnapshotPart } from '../snapshot.ts'

/** An IAM user, as far as its credentials go; `undefined`: it was not seen. */
export interface UserFacts {
  readonly name: string
  readonly arn: string
  /** Why the row of the credential report is missing; then nothing of the rest is known. */
  readonly unseen?: string
  readonly hasPassword: boolean
  /** Milliseconds; null: never, or not known to AWS. */
  readonly passwordUsed: number | null
  readonly passwordChanged: number | null
  readonly hasMfa: boolean
  /** Devices that are an app; what has MFA without one has a key or a token. Undefined: not seen. */
  readonly virtualDevices: number | undefined
  readonly keys: readonly { readonly isActive: boolean; readonly rotated: number | null; readonly used: number | null }[]
}

/** What the snapshot of one account says of passwords and who uses them. */
export interface PasswordFacts {
  readonly account: string
  /** Milliseconds since the epoch. */
  readonly takenAt: number
  /** Undefined: the account itself was not seen. */
  readonly itself: Resource | undefined
  readonly users: readonly UserFacts[]
  /** Roles that Identity Center made, and providers of outside identities. */
  readonly identityCenterRoles: number
  readonly providers: number
  /** Why a listing is missing or not whole, by type. */
  readonly gaps: ReadonlyMap<string, string>
}

const needed = ['AWS::::Account', 'AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::SAMLProvider', 'AWS::IAM::OIDCProvider']

/** Types that the page reads. */
export const passwordTypes: readonly string[] = [...needed, 'AWS::IAM::Group', 'AWS::IAM::ManagedPolicy']

/** Gathers the facts part by part. */
export class PasswordParts {
  readonly #account: string
  readonly #users: UserFacts[] = []
  readonly #gaps = new Map<string, string>()
  readonly #listed = new Set<string>()
  #itself: Resource | undefined
  #identityCenterRoles = 0
  #providers = 0
  #takenAt = Number.POSITIVE_INFINITY

  constructor(account: string) {
    this.#account = account
  }

  look(part: SnapshotPart): void {
    this.#takenAt = Math.min(this.#takenAt, Date.parse(part.takenAt))
    for (const type of part.types) this.#listed.add(type)
    for (const gap of part.gaps) for (const type of gap.types) this.#gaps.set(type, `${gap.action} ${gap.outcome} (${gap.reason})`)
    for (const resource of part.resources) this.#take(resource)
  }

  #take(resource: Resource): void {
    if (resource.type === 'AWS::::Account') this.#itself = resource
    else if (resource.type === 'AWS::IAM::User') this.#users.push(userFacts(resource))
    else if (resource.type === 'AWS::IAM::SAMLProvider' || resource.type === 'AWS::IAM::OIDCProvider') this.#providers++
    else if (resource.type === 'AWS::IAM::Role' && resource.arn.includes(':role/aws-reserved/sso.amazonaws.com/'))
      this.#identityCenterRoles++
  }

  facts(): PasswordFacts {
    for (const type of needed) if (!this.#listed.has(type) && !this.#gaps.has(type)) this.#gaps.set(type, `${type} was not looked at`)
    return {
      account: this.#account,
      takenAt: this.#takenAt,
      itself: this.#itself,
      users: this.#users.toSorted((one, other) => (one.arn < other.arn ? -1 : 1)),
      identityCenterRoles: this.#identityCenterRoles,
      providers: this.#providers,
      gaps: this.#gaps,
    }
  }
}

function userFacts(user: Resource): UserFacts {
  const told = seen(user, 'CredentialReport')
  const row = 'value' in told ? told.value : undefined
  const devices = seen(user, 'VirtualMfaDevices')
  const keys = own(row, 'accessKeys')
  return {
    name: user.arn.split('/').at(-1) ?? user.arn,
    arn: user.arn,
    ...('unseen' in told ? { unseen: told.unseen } : {}),
    hasPassword: own(row, 'passwordEnabled') === true,
    passwordUsed: timeOf(own(row, 'passwordLastUsed')),
    passwordChanged: timeOf(own(row, 'passwordLastChanged')),
    hasMfa: own(row, 'mfaActive') === true,
    virtualDevices: 'value' in devices && Array.isArray(devices.value) ? devices.value.length : undefined,
    keys: (Array.isArray(keys) ? (keys as readonly unknown[]) : []).map((key) => ({
      isActive: own(key, 'active') === true,
      rotated: timeOf(own(key, 'lastRotated')),
      used: timeOf(own(key, 'lastUsed')),
    })),
  }
}

/** Milliseconds of an ISO time; null for anything else. */
export function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : time
}

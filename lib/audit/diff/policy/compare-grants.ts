import { coversGrant, type Grant, grantKey } from './grants.ts'

/** What a policy says that it did not say before. */
export interface GrantChanges {
  /** Allowed now, and not before by any wider grant. `previously`: the condition under which it was allowed before. */
  readonly gained: readonly ChangedGrant[]
  readonly lost: readonly ChangedGrant[]
  /** Denied now. */
  readonly denied: readonly ChangedGrant[]
  /** No longer denied. */
  readonly undenied: readonly ChangedGrant[]
}

/** A grant that is new or gone; `other` is the condition of its kin on the other side, if there is one. */
export interface ChangedGrant {
  readonly grant: Grant
  readonly other: string | undefined
}

/** Grants with wildcards that are tried one against another; beyond them (no policy that AWS takes has so many) only equal ones count. */
const triedAtMost = 500

/** Characters that matching may cost at worst in one comparison, some seconds; a policy of AWS's size needs a hundredth. Then only equal ones count. */
const matchingAtMost = 1_000_000_000

/** Grants in force on one side: looked up by identity, and whether any of them covers another. */
class InForce {
  readonly #keys: ReadonlySet<string>
  readonly #conditions = new Map<string, string[]>()
  readonly #wide: readonly Grant[]
  #left = matchingAtMost

  constructor(grants: readonly Grant[]) {
    this.#keys = new Set(grants.map((grant) => grantKey(grant)))
    for (const grant of grants) this.#keepCondition(grant)
    this.#wide = grants.filter(isWide).slice(0, triedAtMost)
  }

  has(grant: Grant): boolean {
    if (this.#keys.has(grantKey(grant)) || (grant.condition !== '' && this.#keys.has(grantKey({ ...grant, condition: '' })))) return true
    return this.#wide.some((wide) => {
      this.#left -=
        wide.action.text.length * grant.action.text.length + (wide.resource?.text.length ?? 0) * (grant.resource?.text.length ?? 0)
      return this.#left > 0 && coversGrant(wide, grant)
    })
  }

  /** A condition under which the same is in force here and not in `elsewhere`; of several the first in the alphabet. */
  conditionOnlyHere(grant: Grant, elsewhere: InForce): string | undefined {
    const conditions = this.#conditions.get(grantKey(grant, false)) ?? []
    return conditions.filter((condition) => !elsewhere.#keys.has(grantKey({ ...grant, condition }))).sort()[0]
  }

  #keepCondition(grant: Grant): void {
    const key = grantKey(grant, false)
    const known = this.#conditions.get(key)
    if (known) known.push(grant.condition)
    else this.#conditions.set(key, [grant.condition])
  }
}

function isWide({ action, resource, who, condition }: Grant): boolean {
  const open = (text: string | undefined): boolean => text !== undefined && /[*?!]/.test(text)
  return open(action.text) || open(resource?.text) || (who?.reach === 'everybody' && condition === '')
}

/**
 * Compares what two policies say. `kept` are grants that hold on both sides beside them (policies that stay attached, before and after):
 * what they allow anyway is neither gained nor lost.
 */
export function compareGrants(
  before: readonly Grant[],
  after: readonly Grant[],
  kept: { readonly before: readonly Grant[]; readonly after: readonly Grant[] } = { before: [], after: [] },
): GrantChanges {
  const earlier = new InForce([...before, ...kept.before])
  const later = new InForce([...after, ...kept.after])
  const onlyIn = (grants: readonly Grant[], own: InForce, other: InForce, effect: Grant['effect']): ChangedGrant[] => {
    const unique = new Map(grants.filter((grant) => grant.effect === effect && !other.has(grant)).map((grant) => [grantKey(grant), grant]))
    return [...unique.values()].map((grant) => ({ grant, other: other.conditionOnlyHere(grant, own) }))
  }
  const gained = onlyIn(after, later, earlier, 'Allow')
  // The same under another condition is told once.
  const retold = new Set(gained.flatMap(({ grant, other }) => (other === undefined ? [] : grantKey({ ...grant, condition: other }))))
  const lost = onlyIn(before, earlier, later, 'Allow').filter(({ grant }) => !retold.has(grantKey(grant)))
  return {
    gained,
    lost,
    denied: onlyIn(after, later, earlier, 'Deny'),
    undenied: onlyIn(before, earlier, later, 'Deny'),
  }
}

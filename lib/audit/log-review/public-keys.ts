import { createPublicKey, type KeyObject } from 'node:crypto'
import * as z from 'zod'

/** One public key of CloudTrail (API ListPublicKeys). */
export interface PublicKey {
  /** Hexadecimal; digests name the key by it. */
  readonly fingerprint: string
  /** PKCS #1 in DER. */
  readonly der: Uint8Array
}

/** The keys of a region as far as they could be asked for. */
export interface KnownKeys {
  readonly keys: readonly PublicKey[]
  /** False when some call was refused: then a key that is not among these may exist all the same. */
  readonly isComplete: boolean
}

/** A file of public keys is none. */
export class PublicKeysError extends Error {
  constructor(name: string, detail: string) {
    super(
      `${name} holds no public keys of CloudTrail: ${detail}. Wanted: what aws cloudtrail list-public-keys prints for the time of the digests.`,
    )
    this.name = 'PublicKeysError'
  }
}

const key = z.object({ Fingerprint: z.string().min(1).max(256), Value: z.base64().max(16_384) })
const list = z.array(key).min(1, 'there is no key in it').max(10_000)

/**
 * Reads the JSON that `aws cloudtrail list-public-keys` prints, or a list of such keys. `name` says in errors where it came from.
 * @throws PublicKeysError
 */
export function readPublicKeys(value: unknown, name: string): readonly PublicKey[] {
  const keys = typeof value === 'object' && value !== null && 'PublicKeyList' in value ? value.PublicKeyList : value
  const result = list.safeParse(keys)
  if (!result.success) {
    const first = result.error.issues[0]
    throw new PublicKeysError(name, `${first?.path.join('.') || 'the whole'}: ${first?.message ?? 'unreadable'}`)
  }
  return result.data.map(({ Fingerprint, Value }) => ({ fingerprint: Fingerprint, der: Buffer.from(Value, 'base64') }))
}

/** Keys by fingerprint, ready to verify with. Keys that are none are left out. */
export class KeyRing {
  readonly isComplete: boolean
  readonly #keys = new Map<string, KeyObject>()

  constructor({ keys, isComplete }: KnownKeys) {
    this.isComplete = isComplete
    for (const { fingerprint, der } of keys) {
      try {
        this.#keys.set(fingerprint.toLowerCase(), createPublicKey({ key: Buffer.from(der), format: 'der', type: 'pkcs1' }))
      } catch {
        // Bytes that are no key verify nothing: the digest that names it is `key-unknown`.
      }
    }
  }

  find(fingerprint: string): KeyObject | undefined {
    return this.#keys.get(fingerprint.toLowerCase())
  }
}

/** Key rings by region, each region asked once. */
export class KeyRings {
  readonly #ask: (region: string) => Promise<KnownKeys>
  readonly #known = new Map<string, Promise<KnownKeys>>()
  readonly #rings = new Map<string, Promise<KeyRing>>()

  /** `ask` must not throw: what it could not find out is `isComplete: false`. */
  constructor(ask: (region: string) => Promise<KnownKeys>) {
    this.#ask = ask
  }

  /** The keys of these regions together. A digest is signed in its region; the home region of its trail is asked beside it. */
  of(regions: readonly string[]): Promise<KeyRing> {
    const name = regions.toSorted().join(' ')
    const known = this.#rings.get(name) ?? this.#join(regions)
    this.#rings.set(name, known)
    return known
  }

  async #join(regions: readonly string[]): Promise<KeyRing> {
    const all = await Promise.all(regions.map((region) => this.#once(region)))
    return new KeyRing({ keys: all.flatMap(({ keys }) => keys), isComplete: all.every(({ isComplete }) => isComplete) })
  }

  #once(region: string): Promise<KnownKeys> {
    const known = this.#known.get(region) ?? this.#ask(region)
    this.#known.set(region, known)
    return known
  }
}

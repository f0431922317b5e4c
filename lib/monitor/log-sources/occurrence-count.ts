/** Distinct contents remembered at once; 12 bytes a slot at most half full: 24 MB at the most. */
const defaultCapacity = 1_000_000
const firstSlots = 4096

/**
 * Counts how often the same content came before, within one file and in bounded memory, so that identical lines of a file get
 * distinct ids and a redelivery gets the same ones. Contents are keyed by 52 bits of their hash; two that share a key only get
 * consecutive ordinals. Beyond the capacity a new generation begins, which becomes part of the ids.
 */
export class OccurrenceCount {
  private readonly capacity: number
  private keys = new Float64Array(firstSlots)
  private counts = new Uint32Array(firstSlots)
  private used = 0
  private generation = 0

  constructor(capacity: number = defaultCapacity) {
    this.capacity = capacity
  }

  /** What distinguishes this occurrence of the content with this hash (hex, at least 13 digits): empty for the first. */
  next(hexHash: string): string {
    // Zero marks a free slot.
    const key = Number.parseInt(hexHash.slice(0, 13), 16) + 1
    const slot = this.slotOf(key)
    const before = this.counts[slot] ?? 0
    if (before === 0) {
      this.keys[slot] = key
      this.used++
    }
    this.counts[slot] = before + 1
    const suffix = `${this.generation > 0 ? `-g${this.generation}` : ''}${before > 0 ? `-${before}` : ''}`
    if (this.used * 2 > this.keys.length) this.makeRoom()
    return suffix
  }

  private slotOf(key: number): number {
    const mask = this.keys.length - 1
    let slot = key % this.keys.length
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  private makeRoom(): void {
    if (this.used >= this.capacity) {
      this.generation++
      this.used = 0
      this.keys.fill(0)
      this.counts.fill(0)
      return
    }
    const { keys, counts } = this
    this.keys = new Float64Array(keys.length * 2)
    this.counts = new Uint32Array(keys.length * 2)
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? 0
      if (key === 0) continue
      const slot = this.slotOf(key)
      this.keys[slot] = key
      this.counts[slot] = counts[at] ?? 0
    }
  }
}

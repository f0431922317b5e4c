/** The begun part of a record that goes on in the next chunk: copied, so no chunk is kept alive, into room that doubles. */
export class HeldBytes {
  private room = Buffer.alloc(0)
  private used = 0

  get length(): number {
    return this.used
  }

  append(bytes: Buffer): void {
    const wanted = this.used + bytes.length
    if (wanted > this.room.length) {
      const larger = Buffer.allocUnsafe(Math.max(wanted, this.room.length * 2, 4096))
      this.room.copy(larger, 0, 0, this.used)
      this.room = larger
    }
    bytes.copy(this.room, this.used)
    this.used = wanted
  }

  /** What is held, followed by `rest`; holds nothing afterwards. */
  take(rest: Buffer): Buffer {
    if (this.used === 0) return rest
    const whole = Buffer.concat([this.room.subarray(0, this.used), rest])
    this.used = 0
    return whole
  }

  /** Forgets all but the first `bytes`. */
  cut(bytes: number): void {
    this.used = Math.min(this.used, bytes)
    if (this.room.length > 65_536) this.room = Buffer.from(this.room.subarray(0, this.used))
  }
}

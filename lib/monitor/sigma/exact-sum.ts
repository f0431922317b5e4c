/** Parts of one: numbers are summed to nine decimals. */
const parts = 1_000_000_000
const bigParts = BigInt(parts)

/**
 * A sum from which can be taken again what was added, and which does not depend on the order: in floating point 0.1 + 0.2 − 0.1
 * is not 0.2, and a window that slides would drift. Whole numbers are exact, fractions are rounded to nine decimals.
 */
export class ExactSum {
  #sum = 0n

  /** Adds a finite number. */
  add(number: number): void {
    const whole = Math.trunc(number)
    this.#sum += BigInt(whole) * bigParts + BigInt(Math.round((number - whole) * parts))
  }

  value(): number {
    return Number(this.#sum / bigParts) + Number(this.#sum % bigParts) / parts
  }
}

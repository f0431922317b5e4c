/**
 * Whether an IAM pattern (`*` any run of characters, `?` one character) matches all that `target` stands for. In `target`, `*` stands for
 * any run too and is covered by a `*` of the pattern only: `s3:*` covers `s3:Get*`, `s3:Get*` does not cover `s3:*`.
 * Linear in the usual case, at worst pattern × target; never exponential.
 */
export function covers(pattern: string, target: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < target.length) {
    const wanted = pattern[p]
    if (wanted === '*') {
      star = p++
      resume = t
    } else if (wanted !== undefined && target[t] !== '*' && (wanted === '?' || wanted === target[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

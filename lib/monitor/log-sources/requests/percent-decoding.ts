const percent = 0x25

/**
 * A text with `%XX` written out as UTF-8, up to twice: what a server sees behind a proxy that decodes as well, and what attackers
 * write to pass filters. What is no valid escape stays as it is; bytes that are no UTF-8 become U+FFFD. Linear in the text.
 */
export function percentDecoded(text: string): string {
  const once = decodedOnce(text)
  return once === text ? text : decodedOnce(once)
}

function decodedOnce(text: string): string {
  if (!text.includes('%')) return text
  const bytes = Buffer.from(text)
  let to = 0
  for (let from = 0; from < bytes.length; from++) {
    const code = bytes[from] === percent ? hexPair(bytes[from + 1], bytes[from + 2]) : -1
    bytes[to++] = code < 0 ? (bytes[from] ?? 0) : code
    if (code >= 0) from += 2
  }
  return bytes.toString('utf8', 0, to)
}

function hexPair(high: number | undefined, low: number | undefined): number {
  const [first, second] = [hexDigit(high), hexDigit(low)]
  return first < 0 || second < 0 ? -1 : first * 16 + second
}

function hexDigit(code: number | undefined): number {
  if (code === undefined) return -1
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

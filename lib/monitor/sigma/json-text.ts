import { nestsDeeper } from '../log-sources/json-nesting.ts'

/** Longest text that is read as JSON, characters: the longest policy of AWS has 131,072 (SCPs and S3 have less). */
const maxLength = 200_000
const maxDepth = 64

/**
 * A text that holds JSON (a policy document in a request), as its value; undefined when it is none. CloudTrail has such texts
 * plain or percent-encoded, as the caller sent them. Values that are no text stay as they are: some services log them parsed.
 */
export function jsonIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonIn)
  if (typeof value !== 'string') return value
  if (value.length > maxLength) return undefined
  const text = /^\s*%(?:7b|5b|20|0a|0d|09)/i.test(value) ? decoded(value) : value
  if (text === undefined || !/^\s*[[{]/.test(text) || nestsDeeper(text, maxDepth)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

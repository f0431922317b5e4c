import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { SignInFinding } from '#lib/audit/password-management/sign-in-measures.ts'
import { FileSourceError } from './file-sources.ts'

/**
 * Findings of monitoring out of what `keepwatch detect --format ndjson` printed: the fields that the password page reads. Throws, naming
 * the line, at one that is no JSON; lines of incidents are left out.
 */
export async function readSignInLines(file: string): Promise<readonly (SignInFinding & { readonly account: string })[]> {
  const input = file === '-' ? process.stdin : createReadStream(file)
  const found: (SignInFinding & { readonly account: string })[] = []
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const { ruleId, principal, lastSeen, count, account } = readLine(line, `${file === '-' ? 'standard input' : file}:${number}`)
    if (typeof ruleId !== 'string' || typeof lastSeen !== 'string') continue
    found.push({
      control: ruleId,
      principal: typeof principal === 'string' ? principal : null,
      lastSeen,
      count: typeof count === 'number' ? count : 1,
      account: String(account),
    })
  }
  return found
}

function readLine(line: string, place: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>
    throw new Error('it is no object')
  } catch (error) {
    throw new FileSourceError(`${place}: ${(error as Error).message}; wanted a line of keepwatch detect --format ndjson`)
  }
}

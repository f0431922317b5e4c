import { parse } from 'csv-parse/sync'
import type { ObservedOf } from '#lib/audit/resource-types.ts'

/** Characters of a report that are read; one of 5,000 users (the default quota) has about 2 million. */
const reportLimit = 64 * 1024 * 1024

/** One row of the IAM credential report. */
export type CredentialRow = ObservedOf<'AWS::IAM::User'>['CredentialReport']

/** Columns without which a row would look as if nothing had ever been used. */
const needed = [
  'user',
  'password_enabled',
  'password_last_used',
  'mfa_active',
  ...['access_key_1', 'access_key_2'].flatMap((key) => [`${key}_active`, `${key}_last_rotated`, `${key}_last_used_date`]),
]

/** User name of the root user's row. */
export const rootRow = '<root_account>'

/**
 * The report by user name. A row that cannot be read is an error in its place, so that one odd row costs one user.
 * Throws when the whole is no credential report. AWS makes a new one at most every four hours.
 */
export function readCredentialReport(csv: string): ReadonlyMap<string, CredentialRow | Error> {
  if (csv.length > reportLimit) throw new Error(`The credential report has ${csv.length} characters; wanted at most ${reportLimit}.`)
  const [header, ...lines] = parse(csv, { columns: false, skip_empty_lines: true, relax_column_count: true }) as string[][]
  const column = new Map((header ?? []).map((name, index) => [name, index]))
  const missing = needed.filter((name) => !column.has(name))
  if (missing.length > 0)
    throw new Error(
      `The credential report has no column ${missing.join(', ')}; its header is ${JSON.stringify(header ?? []).slice(0, 200)}.`,
    )
  const rows = new Map<string, CredentialRow | Error>()
  for (const line of lines) {
    const cell = (name: string): string => line[column.get(name) ?? -1] ?? ''
    rows.set(cell('user'), readRow(cell))
  }
  return rows
}

function readRow(cell: (name: string) => string): CredentialRow | Error {
  try {
    return {
      passwordEnabled: cell('password_enabled') === 'not_supported' ? null : flag('password_enabled', cell('password_enabled')),
      passwordLastUsed: time(cell('password_last_used')),
      passwordLastChanged: time(cell('password_last_changed')),
      mfaActive: flag('mfa_active', cell('mfa_active')),
      accessKeys: ['access_key_1', 'access_key_2'].map((key) => ({
        active: flag(`${key}_active`, cell(`${key}_active`)),
        lastRotated: time(cell(`${key}_last_rotated`)),
        lastUsed: time(cell(`${key}_last_used_date`)),
        lastUsedService: word(cell(`${key}_last_used_service`)),
      })),
    }
  } catch (error) {
    return error as Error
  }
}

function flag(name: string, text: string): boolean {
  if (text === 'true' || text === 'TRUE') return true
  if (text === 'false' || text === 'FALSE') return false
  throw new Error(`column ${name} of the credential report holds ${JSON.stringify(text.slice(0, 40))}; wanted true or false`)
}

/** `N/A`, `no_information`, `not_supported` and the like are words, not times. */
function time(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return null
  const value = Date.parse(text)
  return Number.isNaN(value) ? null : new Date(value).toISOString()
}

/** Name of a service; null for the words that stand where there is none. */
function word(text: string): string | null {
  return /^[a-z0-9][a-z0-9.-]{0,63}$/.test(text) && text !== 'no_information' ? text : null
}

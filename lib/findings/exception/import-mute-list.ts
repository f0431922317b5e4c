import { shortestReason } from './exception.ts'

/** What an imported exception still needs, and a mute list does not say. */
export interface ImportedBy {
  readonly owner: string
  readonly requester: string
  readonly approver: string
  /** ISO 8601 UTC. */
  readonly created: string
  readonly expires: string
}

/** What is needed to read a mute list of Prowler. */
export interface MuteListOptions {
  readonly by: ImportedBy
  /** Our control ids of a check of Prowler. */
  readonly controlsOf: (check: string) => readonly string[]
  /** ARNs with failing verdicts of these controls in an account: a mute list names resources by pieces of their names. */
  readonly failing: (controls: readonly string[], account: string, region: string) => readonly string[]
}

/** Exceptions as they would be written, and what of the mute list could not be taken over. */
export interface ImportedMuteList {
  readonly exceptions: readonly Readonly<Record<string, unknown>>[]
  readonly left: readonly { readonly place: string; readonly why: string }[]
}

type Json = Readonly<Record<string, unknown>>

const entriesAtMost = 20_000

/**
 * Takes over a mute list of Prowler (its documentation, "Mute List": accounts, checks, regions, resources, tags, exceptions), entry by entry.
 * Each becomes an exception for exactly the resources that fail now and that it means; what means everything, or means by tags, is left
 * for a person.
 */
export function importMuteList(value: unknown, options: MuteListOptions): ImportedMuteList {
  const accounts = child(child(value, 'Mutelist') ?? child(value, 'Mute List'), 'Accounts')
  if (!isJson(accounts)) throw new Error('it has no Mutelist.Accounts; wanted a mute list of Prowler')
  const exceptions: Json[] = []
  const left: { place: string; why: string }[] = []
  let entries = 0
  for (const [account, ofAccount] of Object.entries(accounts))
    for (const [check, entry] of Object.entries(asJson(child(ofAccount, 'Checks')))) {
      const place = `${account} ${check}`
      if (++entries > entriesAtMost) throw new Error(`it has more than ${entriesAtMost} entries`)
      const made = exceptionOf(account, check, asJson(entry), options, entries)
      if (typeof made === 'string') left.push({ place, why: made })
      else exceptions.push(made)
    }
  return { exceptions, left }
}

function exceptionOf(
  account: string,
  check: string,
  entry: Json,
  { by, controlsOf, failing }: MuteListOptions,
  number: number,
): Json | string {
  if (!/^\d{12}$/.test(account)) return 'it is for every account; an exception names its accounts'
  const controls = controlsOf(check)
  if (controls.length === 0) return 'no control here is known under this name'
  if (texts(entry['Tags']).length > 0) return 'it means by tags; an exception names its resources'
  if (isJson(entry['Exceptions'])) return 'it has exceptions of its own; write out what it means'
  const regions = texts(entry['Regions'])
  const wanted = texts(entry['Resources'])
  if (wanted.some((one) => /^(?:\.?\*|)$/.test(one))) return 'it means every resource; an exception names them'
  const all = (regions.includes('*') || regions.length === 0 ? ['*'] : regions).flatMap((region) => failing(controls, account, region))
  const resources = [...new Set(all.filter((arn) => wanted.some((one) => means(one, arn))))].sort()
  if (resources.length === 0) return 'nothing that fails now is meant by it'
  const told = typeof entry['Description'] === 'string' ? entry['Description'].trim() : ''
  const reason = told.length >= shortestReason ? told : `Taken over from a mute list: ${told || 'no reason was given there'}.`
  return {
    id: `imported-${number}`,
    ...by,
    reason,
    scope: { controls, accounts: [account], regions: regions.includes('*') || regions.length === 0 ? ['*'] : regions, resources },
  }
}

/** A resource of a mute list is a piece of a name, with `*` for any text; other regular expressions are taken as they are written. */
function means(pattern: string, arn: string): boolean {
  const pieces = pattern.replaceAll(/^\^|\$$/g, '').split(/\.?\*/)
  let at = 0
  for (const piece of pieces) {
    const found = arn.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return true
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const asJson = (value: unknown): Json => (isJson(value) ? value : {})
const child = (value: unknown, key: string): unknown => (isJson(value) && Object.hasOwn(value, key) ? value[key] : undefined)
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : typeof value === 'string' ? [value] : []

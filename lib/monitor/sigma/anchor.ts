import type { Field } from './field.ts'
import { fold } from './pattern.ts'

/**
 * One thing that a clause cannot be true without:
 * - `equals`: a member of the field has this text (folded);
 * - `contains`: a text at or below the field (of the whole record when it is null) has this piece in it (folded ASCII);
 * - `key`: the record has a key that ends with this word (folded ASCII). It helps to skip raw records only.
 */
export type Anchor =
  | { readonly kind: 'equals'; readonly field: Field; readonly text: string }
  | { readonly kind: 'contains'; readonly field: Field | null; readonly piece: string; readonly starts: boolean; readonly ends: boolean }
  | { readonly kind: 'key'; readonly word: string }

/** Anchors one of which must hold. A clause has several of them, all of which are necessary. Never too narrow: the index relies on it. */
export type Necessity = readonly Anchor[]

/** What nothing has: the need of a clause that is never true (of a list that is not given). Such a rule is asked about no event. */
export const impossible: Necessity = []

/** Most necessities kept per clause. */
const kept = 6
/** Most alternatives of one necessity: beyond, it selects nothing. */
const mostAlternatives = 20_000

/** Fields of CloudTrail of which a value is shared by a great part of all records. */
const common: ReadonlySet<string> = new Set([
  'userIdentity.type', 'awsRegion', 'eventVersion', 'readOnly', 'managementEvent', 'eventType', 'eventCategory', 'recipientAccountId',
  'userIdentity.accountId', 'userIdentity.sessionContext.attributes.mfaAuthenticated',
]) // biome-ignore format: a list of words

/** About which part of all events pass: a guess that only orders the choices. */
export function passRate(necessity: Necessity): number {
  return necessity.reduce((sum, anchor) => sum + rateOf(anchor), 0)
}

/** Keys that nearly every CloudTrail record has. */
const usualKeys: ReadonlySet<string> = new Set([
  'eventversion', 'useridentity', 'type', 'principalid', 'arn', 'accountid', 'accesskeyid', 'username', 'sessioncontext', 'attributes',
  'sessionissuer', 'mfaauthenticated', 'invokedby', 'eventtime', 'eventsource', 'eventname', 'awsregion', 'sourceipaddress', 'useragent',
  'requestparameters', 'responseelements', 'requestid', 'eventid', 'readonly', 'eventtype', 'managementevent', 'eventcategory',
  'recipientaccountid', 'resources', 'name', 'id',
]) // biome-ignore format: a list of words

function rateOf(anchor: Anchor): number {
  if (anchor.kind === 'key') return anchor.word.length < 4 || usualKeys.has(anchor.word) ? 1 : 0.2
  if (anchor.kind === 'contains') {
    const weight = anchor.field === null ? 2 : 1
    return weight * (anchor.piece.length >= 8 ? 0.01 : anchor.piece.length >= 4 ? 0.05 : 0.3)
  }
  const { path } = anchor.field
  if (path === 'eventName') return 0.0005
  if (path === 'eventSource') return 0.02
  if (common.has(path)) return 0.2
  return anchor.text.length >= 4 ? 0.005 : 0.05
}

/** What all of the clauses need: everything that one of them needs, the most selective first. */
export function needsOfAll(needs: readonly (readonly Necessity[])[]): readonly Necessity[] {
  return best(needs.flat())
}

/**
 * What one of the clauses needs: for each kind of choice the alternatives put together, where every clause has one. Without it
 * for a single clause nothing is necessary.
 */
export function needsOfAny(needs: readonly (readonly Necessity[])[]): readonly Necessity[] {
  if (needs.length > 0 && needs.every((clause) => clause.includes(impossible))) return [impossible]
  const choices: ((necessity: Necessity) => boolean)[] = [
    (necessity) => isAbout(necessity, 'eventName'),
    (necessity) => isAbout(necessity, 'eventSource'),
    (necessity) => !isAbout(necessity, 'eventName') && !isAbout(necessity, 'eventSource') && necessity.every(({ kind }) => kind !== 'key'),
    (necessity) => necessity.every(({ kind }) => kind === 'key'),
    () => true,
  ]
  return best(
    choices.flatMap((suits) => {
      const each = needs.map((clause) => clause.find(suits))
      return each.every((necessity) => necessity !== undefined) ? [each.flat()] : []
    }),
  )
}

function best(necessities: readonly Necessity[]): readonly Necessity[] {
  if (necessities.includes(impossible)) return [impossible]
  const usable = necessities.filter(({ length }) => length > 0 && length <= mostAlternatives)
  const rated = usable.map((necessity) => ({ necessity, rate: passRate(necessity) })).sort((a, b) => a.rate - b.rate)
  const first = rated.map(({ necessity }) => necessity)
  // The name and the source decide before a record is read, so they stay whatever else is more selective.
  const leading = ['eventName', 'eventSource']
    .map((path) => first.find((necessity) => isAbout(necessity, path)))
    .filter((necessity) => necessity !== undefined)
  return [...new Set([...leading, ...first])].slice(0, kept).sort((a, b) => passRate(a) - passRate(b))
}

/** Whether a necessity is that the field at `path` has one of some texts. */
export function isAbout(necessity: Necessity, path: string): boolean {
  return necessity.every((anchor) => anchor.kind === 'equals' && anchor.field.path === path)
}

/** The longest run of printable ASCII in a text, folded; where it stands says whether it begins and ends the text. */
export function longestPlainRun(text: string): { readonly piece: string; readonly starts: boolean; readonly ends: boolean } {
  let found = { from: 0, to: 0 }
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0
    if (code >= 0x20 && code < 0x7f) continue
    if (at - from > found.to - found.from) found = { from, to: at }
    from = at + 1
  }
  return { piece: fold(text.slice(found.from, found.to)), starts: found.from === 0, ends: found.to === text.length }
}

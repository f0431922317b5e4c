import type { Severity } from '#lib/findings/severity.ts'
import type { Told } from '../change.ts'
import { type Describer, field } from './describe.ts'

/** What a row of the credential report says that matters; `words`: whose it is. */
function tellRow(was: unknown, is: unknown, words: string, grave: Severity): Told[] {
  const told: Told[] = []
  const turn = (name: string, on: Told, off: Told): void => {
    const [before, now] = [field(was, name) === true, field(is, name) === true]
    if (before !== now) told.push(now ? on : off)
  }
  turn(
    'mfaActive',
    { sentence: `${words} signs in with MFA now`, weight: 'low', effect: 'closes' },
    { sentence: `${words} signs in without MFA now`, weight: grave, effect: 'opens' },
  )
  turn(
    'passwordEnabled',
    { sentence: `${words} may now sign in to the console with a password`, weight: 'medium', effect: 'opens' },
    { sentence: `${words} may no longer sign in to the console with a password`, weight: 'low', effect: 'closes' },
  )
  const isNewPassword = field(was, 'passwordLastChanged') !== field(is, 'passwordLastChanged') && field(was, 'passwordEnabled') === true
  if (isNewPassword && field(is, 'passwordEnabled') === true)
    told.push({ sentence: `the password of ${words} was changed`, weight: 'low', effect: 'neutral' })
  for (const place of [0, 1]) told.push(...tellKey(keyOf(was, place), keyOf(is, place), `access key ${place + 1} of ${words}`, grave))
  return told
}

function keyOf(row: unknown, place: number): unknown {
  const keys = field(row, 'accessKeys')
  return Array.isArray(keys) ? (keys[place] as unknown) : undefined
}

function tellKey(was: unknown, is: unknown, words: string, grave: Severity): Told[] {
  const [before, now] = [field(was, 'active') === true, field(is, 'active') === true]
  const isOther = (field(was, 'lastRotated') ?? null) !== (field(is, 'lastRotated') ?? null)
  if (!before && now)
    return [
      { sentence: `${words} ${isOther ? 'is new and' : 'is'} active now`, weight: grave === 'high' ? 'medium' : grave, effect: 'opens' },
    ]
  if (before && !now) return [{ sentence: `${words} is no longer active`, weight: 'low', effect: 'closes' }]
  return before && isOther ? [{ sentence: `${words} was replaced by another`, weight: 'low', effect: 'neutral' }] : []
}

/** Password, MFA and access keys of a user. */
export const userCredentials: Describer = { describe: ({ was, is, words }) => tellRow(was, is, words, 'high') }

/** The same of the root user, of whom everything is graver. */
export const rootCredentials: Describer = {
  describe: ({ was, is, after }) => tellRow(was, is, `the root user of account ${after.account}`, 'critical'),
}

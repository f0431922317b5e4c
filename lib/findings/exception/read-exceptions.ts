import * as z from 'zod'
import { type Exception, longestDays, type RefusedException, shortestReason } from './exception.ts'

const day = 86_400_000
const exceptionsAtMost = 10_000

const person = z.string().trim().min(3).max(200)
const time = z.iso.datetime({ error: 'a time in ISO 8601 UTC, such as 2026-11-23T00:00:00Z' })
const texts = (item: z.ZodType<string>) => z.union([item.transform((one) => [one]), z.array(item).min(1).max(200)])
const shape = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/, 'letters, digits, dots, dashes; at most 100'),
  owner: person,
  requester: person,
  approver: person,
  reason: z.string().trim().min(shortestReason, `at least ${shortestReason} characters`).max(2_000),
  scope: z.strictObject({
    controls: texts(z.string().min(1).max(200)),
    accounts: texts(z.string().min(1).max(200)),
    regions: texts(z.string().min(1).max(40)).default(['*']),
    resources: texts(z.string().min(1).max(2_048)),
  }),
  created: time,
  expires: time,
  ticket: z.string().min(1).max(200).optional(),
})

/** Exceptions out of a file, those that hold and those that hide nothing. */
export interface ReadExceptions {
  readonly active: readonly Exception[]
  readonly refused: readonly RefusedException[]
}

/**
 * Exceptions out of a parsed file (`{ exceptions: [...] }` or the list itself), as of `now` (milliseconds). One that is malformed, covers
 * too much, has not begun or is over hides nothing and is told: an error never hides a finding.
 * Throws where the whole is no list.
 */
export function readExceptions(value: unknown, now: number): ReadExceptions {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : exceptionsIn(value)
  if (list.length > exceptionsAtMost) throw new Error(`got ${list.length} exceptions, wanted at most ${exceptionsAtMost}`)
  const active: Exception[] = []
  const refused: RefusedException[] = []
  const times = new Map<string, number>()
  for (const one of list) {
    const id = idOf(one)
    if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1)
  }
  list.forEach((one, index) => {
    const read = readException(one, index, now)
    if ('problem' in read) refused.push(read)
    else if ((times.get(read.id) ?? 0) > 1)
      refused.push({ id: read.id, reason: 'malformed', problem: 'another exception has the same id: give each its own' })
    else active.push(read)
  })
  return { active, refused }
}

function exceptionsIn(value: unknown): readonly unknown[] {
  const list =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'exceptions') ? Reflect.get(value, 'exceptions') : undefined
  if (!Array.isArray(list)) throw new Error('it holds no list of exceptions; wanted {"exceptions": […]} (docs/exceptions.md)')
  return list as readonly unknown[]
}

function idOf(value: unknown): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null && Object.hasOwn(value, 'id') ? Reflect.get(value, 'id') : undefined
  return typeof id === 'string' ? id.slice(0, 100) : undefined
}

function readException(value: unknown, index: number, now: number): Exception | RefusedException {
  const name = idOf(value) ?? `exceptions[${index}]`
  const result = shape.safeParse(value)
  if (!result.success) {
    const [issue] = result.error.issues
    return { id: name, reason: 'malformed', problem: `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'another shape'}` }
  }
  const { ticket, ...rest } = result.data
  const exception: Exception = { ...rest, ...(ticket === undefined ? {} : { ticket }) }
  return broadness(exception) ?? peopleAndTimes(exception, now) ?? exception
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

function peopleAndTimes({ id, requester, approver, created, expires }: Exception, now: number): RefusedException | undefined {
  const [from, to] = [Date.parse(created), Date.parse(expires)]
  const malformed = (problem: string): RefusedException => ({ id, reason: 'malformed', problem })
  if (same(requester, approver)) return malformed(`approver: ${approver} asked for it; wanted somebody else`)
  if (to <= from) return malformed(`expires: ${expires} is not after ${created}`)
  if (to - from > longestDays * day) return malformed(`expires: ${expires} is more than ${longestDays} days after ${created}`)
  if (from > now) return { id, reason: 'not-yet', problem: `it begins on ${created}` }
  if (to <= now) return { id, reason: 'expired', problem: `it ended on ${expires}: renew it with a new approval, or mend what it hid` }
  return undefined
}

/** Wildcards hide what nobody looked at: controls and accounts are exact, resources open at their end only. */
function broadness({ id, scope: { controls, accounts, regions, resources } }: Exception): RefusedException | undefined {
  const broad = (problem: string): RefusedException => ({ id, reason: 'over-broad', problem })
  const control = controls.find((one) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(one))
  if (control !== undefined)
    return broad(`scope.controls: got ${JSON.stringify(control)}, wanted the id of one control as the report prints it`)
  const account = accounts.find((one) => !/^\d{12}$/.test(one))
  if (account !== undefined) return broad(`scope.accounts: got ${JSON.stringify(account)}, wanted twelve digits`)
  const region = regions.find((one) => one !== '*' && !/^[a-z]{2}(?:-[a-z]+)+-\d$|^global$/.test(one))
  if (region !== undefined) return broad(`scope.regions: got ${JSON.stringify(region)}, wanted a region, global, or *`)
  const resource = resources.find((one) => !/^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:\d*:[^*]{2,}\**[^*]*\**$/.test(one))
  if (resource !== undefined)
    return broad(`scope.resources: got ${JSON.stringify(resource)}, wanted an ARN, in which * may stand for a part of the name only`)
  return undefined
}

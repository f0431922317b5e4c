import * as z from 'zod'
import { globMatcher } from '../iam/evaluate/glob.ts'
import { type Verb, verbs } from './data-kinds.ts'

/** The list of who may reach which data is not as it should be. */
export class AccessConfigError extends Error {
  override readonly name = 'AccessConfigError'
  constructor(file: string, place: string, got: unknown, wanted: string) {
    const shown = got === undefined ? 'nothing' : (JSON.stringify(got)?.slice(0, 120) ?? typeof got)
    super(`${file}: ${place || 'the whole'}: got ${shown}, wanted ${wanted}. docs/data-access.md has an example.`)
  }
}

/** Data worth protecting, and who may do what with it. */
export interface SensitiveData {
  readonly name: string
  readonly match: {
    /** CloudFormation type. */
    readonly type?: string
    /** Pattern of ARNs; one without wildcards is looked at even when the snapshot does not hold it. */
    readonly arn?: string
    /** Tag key → pattern of its value. All must fit. */
    readonly tag?: Readonly<Record<string, string>>
  }
  /** Verb → patterns of principals: ARNs, account ids, ids of organisations. A verb that is not here is nobody's. */
  readonly authorised: Partial<Readonly<Record<Verb, readonly string[]>>>
  /** Whether who may take an authorised role is authorised thereby. @default false */
  readonly takingAuthorisedRoles: boolean
}

/** What the owner keeps. */
export interface AccessConfig {
  readonly sensitive: readonly SensitiveData[]
}

const text = z.string().min(1).max(2_048)
const principal = text.regex(
  /^(?:arn:aws[a-z-]{0,12}:(?:iam|sts)::[0-9*]{1,12}:.+|\d{12}|o-[a-z0-9]{10,32})$/,
  'an ARN of IAM or STS (with wildcards after the account), an account id of 12 digits, or the id of an organisation (o-…)',
)
const shape = z.strictObject({
  sensitive: z
    .array(
      z.strictObject({
        name: text.max(100),
        match: z
          .strictObject({ type: text.optional(), arn: text.startsWith('arn:').optional(), tag: z.record(text, text).optional() })
          .refine((match) => Object.keys(match).length > 0, 'at least one of type, arn and tag'),
        authorised: z.partialRecord(z.enum(verbs), z.array(principal).max(1_000)),
        takingAuthorisedRoles: z.boolean().default(false),
      }),
    )
    .max(1_000),
})

/**
 * The list out of a parsed file; `file` says in errors which. Unknown names are refused: a verb that was mistyped must not authorise nobody
 * in silence.
 * @throws AccessConfigError that names place, value got and value wanted.
 */
export function readAccessConfig(value: unknown, file: string): AccessConfig {
  const result = shape.safeParse(value)
  if (!result.success) {
    const [issue] = result.error.issues
    const path = issue?.path ?? []
    throw new AccessConfigError(file, path.join('.'), at(value, path), issue?.message ?? 'another shape')
  }
  const names = result.data.sensitive.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new AccessConfigError(file, 'sensitive', twice, 'each name once')
  return result.data as AccessConfig
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined
    here = (here as Readonly<Record<PropertyKey, unknown>>)[step]
  }
  return here
}

/** An entry ready to be asked. */
export interface CompiledEntry {
  readonly entry: SensitiveData
  readonly fits: (resource: { readonly arn: string; readonly type: string; readonly tags: Readonly<Record<string, string>> }) => boolean
  /** Whether a principal (ARN, account id, id of an organisation) is authorised for a verb. */
  readonly authorises: (principal: string, verb: Verb) => boolean
}

/** Compiles the patterns of an entry. */
export function compileEntry(entry: SensitiveData): CompiledEntry {
  const { type, arn, tag } = entry.match
  const matchesArn = arn === undefined ? () => true : globMatcher(arn)
  const tags = Object.entries(tag ?? {}).map(([key, pattern]) => ({ key, matches: globMatcher(pattern) }))
  const byVerb = new Map(verbs.map((verb) => [verb, (entry.authorised[verb] ?? []).map(globMatcher)]))
  return {
    entry,
    fits: (resource) =>
      (type === undefined || resource.type === type) &&
      matchesArn(resource.arn) &&
      tags.every(({ key, matches }) => Object.hasOwn(resource.tags, key) && matches(resource.tags[key] ?? '')),
    authorises: (who, verb) => byVerb.get(verb)?.some((matches) => matches(who)) === true,
  }
}

import { type CompiledPolicy, compilePolicy } from '../evaluate/compiled-policy.ts'
import type { ManagedPolicy } from './inventory.ts'
import { isJson, type Json, list, own, record, text } from './reading.ts'

/** Longer documents are refused: AWS allows 10,240 characters for the longest (inline policies of a role together), encoding triples them. */
const documentAtMost = 300_000

/** Policies read so far, what could not be read, and why. */
export interface PolicyBook {
  /** The compiled policy, or the reason why it cannot be read. */
  compile(name: string, document: unknown): CompiledPolicy | string
  readonly managed: ReadonlyMap<string, ManagedPolicy>
}

/** The one AWS managed policy whose content is part of AWS's documentation of its name: everything. */
const administratorAccess = /^arn:aws[a-z-]*:iam::aws:policy\/AdministratorAccess$/
const allowEverything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

/** Reads the list `Policies` of the authorization details. */
export function readPolicies(value: unknown): PolicyBook {
  const known = new Map<string, CompiledPolicy | string>()
  const compile = (name: string, document: unknown): CompiledPolicy | string => {
    // Inline policies repeat the same few names with different documents, so the document is part of the key.
    const key = typeof document === 'string' && document.length < 2_000 ? `${name}\n${document}` : undefined
    const before = key === undefined ? undefined : known.get(key)
    if (before !== undefined) return before
    const compiled = compiledOrReason(name, document)
    if (key !== undefined) known.set(key, compiled)
    return compiled
  }
  const managed = new Map<string, ManagedPolicy>()
  list(value, 'Policies').forEach((one, index) => {
    const policy = record(one, `Policies[${index}]`)
    const arn = text(own(policy, 'Arn'), `Policies[${index}].Arn`)
    managed.set(arn, readManaged(arn, policy, compile))
  })
  return { compile, managed }
}

/** A managed policy by its ARN: from the list, or the one everybody knows. */
export function managedPolicy(book: PolicyBook, arn: string): CompiledPolicy | string {
  const found = book.managed.get(arn)?.compiled
  if (found) return found
  if (administratorAccess.test(arn)) return book.compile(arn, allowEverything)
  return book.managed.has(arn) ? `${arn}: its document cannot be read` : `${arn}: its document is not in the file`
}

function readManaged(arn: string, policy: Json, compile: PolicyBook['compile']): ManagedPolicy {
  const versions = list(own(policy, 'PolicyVersionList'), `PolicyVersionList of ${arn}`).filter(isJson)
  const inForce = versions.find((version) => own(version, 'IsDefaultVersion') === true)
  const compiled = inForce ? compile(arn, own(inForce, 'Document')) : 'no default version'
  return {
    arn,
    compiled: typeof compiled === 'string' ? undefined : compiled,
    versions: versions.length > 0 ? versions.length : undefined,
    isOwn: !/^arn:[^:]+:iam::aws:/.test(arn),
  }
}

function compiledOrReason(name: string, document: unknown): CompiledPolicy | string {
  try {
    return compilePolicy(name, decoded(document))
  } catch (error) {
    return `${name}: ${(error as Error).message}`
  }
}

/** IAM gives documents URL-encoded (RFC 3986), the AWS CLI decodes them. */
function decoded(document: unknown): unknown {
  if (typeof document !== 'string') return document
  if (document.length > documentAtMost) throw new Error(`it has ${document.length} characters; wanted at most ${documentAtMost}`)
  return JSON.parse(document.trimStart().startsWith('{') ? document : decodeURIComponent(document))
}

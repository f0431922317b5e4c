import type { AccessRequest, KnownTags } from './access-request.ts'
import type { ContextValue, Look } from './context-value.ts'

/** `aws:ResourceTag/x`, and the services' own names for it. */
const resourceTag = /^[a-z0-9-]+:resourcetag\/(.+)$/
const principalTag = 'aws:principaltag/'

/**
 * Values of condition keys for one request: what the request names, then what follows from who asks whom (AWS global condition context
 * keys). A call is taken to be direct, over TLS, and not made by a service on somebody's behalf, unless the request says otherwise.
 * `undefined` is not known.
 */
export function contextOf(request: AccessRequest): Look {
  return (key) => {
    const named = request.context?.get(key)
    if (named !== undefined) return named
    if (key.startsWith(principalTag)) return tagOf(request.caller.tags, key.slice(principalTag.length))
    const tag = resourceTag.exec(key)?.[1]
    if (tag !== undefined) return tagOf(request.target.tags, tag)
    return implied(key, request)
  }
}

/** Tag keys in condition keys are compared without regard to case. */
function tagOf(tags: KnownTags, name: string): ContextValue | undefined {
  if (!tags) return undefined
  for (const [key, value] of Object.entries(tags)) if (key.toLowerCase() === name) return value
  return null
}

const principalTypes = { user: 'User', role: 'AssumedRole', root: 'Account', service: null, anonymous: 'Anonymous' } as const

type Implied = (request: AccessRequest) => ContextValue | undefined

const isService: (request: AccessRequest) => boolean = ({ caller }) => caller.kind === 'service'
const hasAccount = ({ caller }: AccessRequest): boolean => caller.kind !== 'service' && caller.kind !== 'anonymous'
/** Absent in a direct call; what a service sends along, nobody knows here. */
const onlyFromServices: Implied = (request) => (isService(request) ? undefined : null)

function orgPaths({ caller: { organization } }: AccessRequest): ContextValue | undefined {
  if (organization === null) return null
  return organization?.path === undefined ? undefined : [organization.path]
}

const orgId = ({ caller: { organization } }: AccessRequest): ContextValue | undefined => (organization ? organization.id : organization)

const implications: ReadonlyMap<string, Implied> = new Map<string, Implied>([
  ['aws:principalarn', (request) => (hasAccount(request) ? request.caller.arn : null)],
  ['aws:principalaccount', (request) => (hasAccount(request) ? request.caller.account : null)],
  ['kms:calleraccount', (request) => (hasAccount(request) ? request.caller.account : null)],
  ['aws:principaltype', ({ caller }) => principalTypes[caller.kind]],
  ['aws:username', ({ caller }) => (caller.kind === 'user' ? (caller.arn.split('/').at(-1) ?? null) : null)],
  ['aws:principalisawsservice', (request) => String(isService(request))],
  ['aws:principalservicename', (request) => (isService(request) ? request.caller.arn : null)],
  ['aws:principalorgid', orgId],
  ['aws:principalorgpaths', orgPaths],
  ['aws:resourceaccount', ({ target }) => target.account],
  ['s3:resourceaccount', ({ target }) => target.account],
  ['aws:resourceorgid', (request) => (request.target.account === request.caller.account ? orgId(request) : undefined)],
  ['aws:requestedregion', ({ target }) => target.arn.split(':')[3] || undefined],
  ['aws:securetransport', () => 'true'],
  ['aws:viaawsservice', () => 'false'],
  ...['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast', 'kms:viaservice'].map((key) => [key, onlyFromServices] as const),
  ...['aws:sourceaccount', 'aws:sourcearn', 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:sourceowner'].map(
    (key) => [key, onlyFromServices] as const,
  ),
])

function implied(key: string, request: AccessRequest): ContextValue | undefined {
  return implications.get(key)?.(request)
}

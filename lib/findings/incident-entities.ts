import type { MonitoringFinding } from './finding.ts'
import { severityRank } from './severity.ts'

/** By what a finding is joined to others. */
export interface IncidentEntities {
  /** Findings that share one of these belong together. At least one. */
  readonly shared: readonly string[]
  /** Findings about one of these led to this one: what was done to a user, or to the role of a session. */
  readonly origins: readonly string[]
  /** Identities whose own findings will belong to this one, while others about them need not. */
  readonly marks: readonly string[]
}

/** Identities: what is done to one is part of the story of what it then does, however small it was (a user was made). */
const identityTypes: ReadonlySet<string> = new Set(['AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::AccessKey'])
/** Principals that are no one in particular. */
const nobody: ReadonlySet<string> = new Set(['', 'anonymous', 'unknown', 'root', '-'])

/**
 * The entities of a finding: who acted (a user, a role session, never the role that many share), and what was acted upon, if that says
 * anything: not the account as a whole, and only from `medium` on, since routine work of many people meets on the same users,
 * buckets and groups. An address joins nothing: colleagues share one.
 */
export function entitiesOf(finding: MonitoringFinding): IncidentEntities {
  const { principal, resource, account, region, network } = finding
  const shared = new Set<string>()
  const origins = new Set<string>()
  const marks: string[] = []
  if (principal !== null && !isNobody(principal)) {
    const session = sessionOf(principal)
    shared.add(session ? `session ${principal}` : nameOf(principal, account))
    const identity = session ? session.role : nameOf(principal, account)
    origins.add(`made ${identity}`)
    if (session) origins.add(identity)
  }
  const name = nameOf(resource.arn, account)
  if (isSomething(finding)) {
    if (severityRank(finding.severity) >= severityRank('medium')) shared.add(name)
    else if (identityTypes.has(resource.type)) marks.push(`made ${name}`)
  }
  const instance = instanceOf(principal) ?? instanceOf(resource.arn)
  if (instance) shared.add(instance)
  if (network) shared.add(`target ${account} ${region} ${network.target}`)
  if (shared.size === 0) shared.add(`finding ${finding.control} ${finding.dedupKey}`)
  return { shared: [...shared].sort(), origins: [...origins], marks }
}

/** An instance by its id, as a resource and as the session of the role that it carries: what happens to it and what it does is one story. */
function instanceOf(name: string | null): string | undefined {
  return name === null ? undefined : /[/:](i-[0-9a-f]{8,17})$/.exec(name)?.[1]
}

function isNobody(principal: string): boolean {
  // AWS services act for everybody.
  return nobody.has(principal.toLowerCase()) || principal.endsWith('.amazonaws.com')
}

function isSomething({ resource: { arn, type } }: MonitoringFinding): boolean {
  return arn !== '' && type !== 'AWS::::Account' && !/^arn:[^:]*:iam::\d*:root$/.test(arn)
}

/** An ARN says its account; other names (a Linux user) are those of an account. */
function nameOf(name: string, account: string): string {
  return name.startsWith('arn:') ? name : `${account} ${name}`
}

/** The role of a role session: `arn:aws:sts::111122223333:assumed-role/Role/session` is of `arn:aws:iam::111122223333:role/Role`. */
function sessionOf(principal: string): { readonly role: string } | undefined {
  const match = /^arn:([^:]*):sts::([^:]*):assumed-role\/([^/]+)\//.exec(principal)
  return match ? { role: `arn:${match[1]}:iam::${match[2]}:role/${match[3]}` } : undefined
}

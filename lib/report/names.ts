import type { ResourceRef } from '#lib/findings/resource.ts'

/** The parts of an ARN that names are made of; undefined when the text is no ARN. */
function arnParts(arn: string): { readonly service: string; readonly account: string; readonly rest: string } | undefined {
  const [head, , service = '', , account = '', ...rest] = arn.split(':', 200)
  return head === 'arn' && rest.length > 0 ? { service, account, rest: rest.join(':') } : undefined
}

/**
 * A principal in the words a responder uses: `role Admin, session alice`, `user bob`, `the root user`. An account other
 * than `account` is named, since a stranger in the account matters most. Text that is no ARN stays as it is. Not escaped.
 */
export function principalName(principal: string, account: string): string {
  const arn = arnParts(principal)
  if (!arn) return principal
  const foreign = arn.account !== '' && arn.account !== account ? ` of account ${arn.account}` : ''
  const [kind = '', ...path] = arn.rest.split('/')
  if (arn.rest === 'root') return `the root user${foreign}`
  if (kind === 'assumed-role') return `role ${path[0] ?? ''}, session ${path.slice(1).join('/')}${foreign}`
  if (kind === 'user' || kind === 'role') return `${kind} ${path.at(-1) ?? ''}${foreign}`
  return `${arn.rest}${foreign}`
}

/** Short name of a resource: `org-main`, `sg-0abc`, `my-bucket/key`; the whole text when it is no ARN. Not escaped. */
export function resourceShortName(arn: string): string {
  const parts = arnParts(arn)
  if (!parts) return arn
  if (parts.service === 's3') return parts.rest
  return parts.rest.replace(/^[A-Za-z-]+[/:](?=.)/, '')
}

/** A resource in words: `CloudTrail Trail org-main`, `the account`. Not escaped. */
export function resourceName(resource: Pick<ResourceRef, 'arn' | 'type'>): string {
  if (resource.type === 'AWS::::Account') return 'the account'
  const kind = resource.type.split('::').slice(1).join(' ').trim()
  const name = resourceShortName(resource.arn)
  return [kind || resource.type, name].filter((part) => part !== '').join(' ')
}

/** Where something happened: `account 111122223333, us-east-1`. Not escaped. */
export function placeName(account: string, region: string): string {
  const where = region === '' || region === 'global' ? '' : `, ${region}`
  return account === '' ? `an account the records do not name${where}` : `account ${account}${where}`
}

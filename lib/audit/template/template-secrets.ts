import { findSecrets, findSecretsIn } from '#lib/findings/secret-patterns.ts'
import { isRecord } from './is-record.ts'
import { firstUnresolved, type Resolved, Unresolved } from './unresolved.ts'

type Known = ReadonlyMap<string, Resolved>
type Bag = Readonly<Record<string, Resolved>>

/**
 * Secrets in plain text that stand in a template, as collectors tell them: without the secret. Undefined when none was found and
 * something was not known: a value from outside may be one.
 */
export function functionSecrets(known: Known, arn: string): unknown {
  const environment = known.get('Environment')
  if (environment === null) return []
  const variables = bagOf(environment)['Variables'] ?? null
  return foundOr(findSecretsIn(textsOf(variables), arn), environment === undefined ? new Unresolved('') : variables)
}

/** The same in the variables of the containers of a task definition. */
export function taskSecrets(known: Known, arn: string): unknown {
  const containers = known.get('ContainerDefinitions')
  const list = Array.isArray(containers) ? (containers as readonly Resolved[]) : []
  const found = list.flatMap((container) => {
    const { Name: name = '', Environment: environment = null } = bagOf(container)
    const variables = Array.isArray(environment) ? (environment as readonly Resolved[]).map(bagOf) : []
    const texts = Object.fromEntries(
      variables.map(({ Name: key, Value: value }) => [String(key), String(value instanceof Unresolved ? '' : value)]),
    )
    return findSecretsIn(texts, arn).map(({ name: variable, kind, sha256 }) => ({
      Container: String(name),
      Name: variable,
      Kind: kind,
      Sha256: sha256,
    }))
  })
  const environments = list.map((container) => (container instanceof Unresolved ? container : (bagOf(container)['Environment'] ?? null)))
  return foundOr(found, containers === undefined ? new Unresolved('') : environments)
}

/** The same in the user data of an instance, or of a launch template's `LaunchTemplateData`. */
export function userDataSecrets(data: Resolved | undefined, arn: string): unknown {
  if (data === null) return []
  if (typeof data !== 'string') return undefined
  const bytes = Buffer.from(data, 'base64')
  // Whoever compresses user data is audited in the account.
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return isGzip ? undefined : findSecrets(bytes.toString('utf8'), arn)
}

function foundOr(found: readonly unknown[], looked: Resolved): unknown {
  return found.length > 0 || !firstUnresolved(looked) ? found : undefined
}

const bagOf = (value: Resolved | undefined): Bag => (isRecord(value) && !(value instanceof Unresolved) ? (value as Bag) : {})

function textsOf(value: Resolved): Readonly<Record<string, string>> {
  const entries = Object.entries(bagOf(value))
  return Object.fromEntries(entries.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : [])))
}

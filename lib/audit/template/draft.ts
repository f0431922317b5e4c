import { coerce } from './coerce.ts'
import type { Identity } from './identity.ts'
import type { Template, TemplateResource } from './read-template.ts'
import type { Resolver } from './resolver.ts'
import { shapeOf } from './shapes.ts'
import { absent, type Resolved, Unresolved } from './unresolved.ts'
import { unsetValue } from './unset.ts'

/** A resource of a template on its way to be judged: resolved, with everything that its type has. */
export interface Draft {
  readonly source: TemplateResource
  readonly identity: Identity
  /** All properties of the type, `null` for what is not set. */
  readonly properties: Map<string, Resolved>
  /** The condition on which it is made, when that cannot be decided. */
  readonly doubt?: Unresolved
}

/** CloudFormation's own macros, which change nothing that stands in the template but what they are for. */
const knownMacros = new Set([
  'AWS::Serverless-2016-10-31',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::CodeDeployBlueGreen',
])

/** Macros of the account, which may change any part of the template. */
export function foreignMacros({ transforms }: Template): readonly string[] {
  return transforms.filter((name) => !knownMacros.has(name))
}

/** The resources that are made, or may be. */
export function draftsOf(template: Template, resolver: Resolver): readonly Draft[] {
  const [macro] = foreignMacros(template)
  const changed = macro === undefined ? undefined : new Unresolved(`the macro ${macro} may change it`)
  return [...template.resources.values()].flatMap((source) => {
    const decided = source.condition === undefined ? true : resolver.condition(source.condition)
    if (decided === false) return []
    const properties = propertiesOf(source, resolver, changed)
    return [{ source, identity: resolver.identity(source), properties, ...(decided === true ? {} : { doubt: decided }) }]
  })
}

function propertiesOf(source: TemplateResource, resolver: Resolver, changed: Unresolved | undefined): Map<string, Resolved> {
  const { type, properties: written } = source
  const shape = shapeOf(type)
  const properties = new Map<string, Resolved>()
  const call = Object.keys(written).find((name) => name.startsWith('Fn::') || name === 'Ref')
  const hidden = changed ?? (call === undefined ? undefined : new Unresolved(`${call} may bring it`))
  for (const [name, value] of Object.entries(written)) {
    const resolved = hidden ?? resolver.resolve(value)
    const kind = shape?.properties.get(name)
    if (resolved !== absent && resolved !== null) properties.set(name, kind === undefined ? resolved : coerce(resolved, kind))
  }
  if (!shape) return properties
  // Read first and filled in afterwards: what is left out may depend on any other property.
  const unset = [...shape.properties.keys()].filter((name) => !properties.has(name))
  const filled = unset.map(
    (name) => [name, hidden ?? unsetValue(name, { type, shape, properties, deployment: resolver.deployment })] as const,
  )
  for (const [name, value] of filled) properties.set(name, value)
  return properties
}

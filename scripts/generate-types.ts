import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

type Database = Awaited<ReturnType<typeof import('@aws-cdk/aws-service-spec').loadAwsServiceSpec>>
type ResourceType = ReturnType<Database['all']>[number] & { readonly cloudFormationType: string; readonly properties: Properties }
type Properties = Readonly<Record<string, { readonly type: PropertyType; readonly required?: boolean }>>
type PropertyType =
  | { readonly type: 'string' | 'boolean' | 'integer' | 'number' | 'json' | 'date-time' | 'null' | 'tag' }
  | { readonly type: 'array' | 'map'; readonly element: PropertyType }
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'union'; readonly types: readonly PropertyType[] }

const folder = 'lib/audit/types'
/** Where types are named: a type is generated when a collector brings it or a check judges it. */
const namedIn = ['lib/aws/collectors', 'lib/audit/checks', 'lib/audit/observed']

/** CloudFormation type names in the sources of collectors and checks. */
async function typesNamed(root: string): Promise<readonly string[]> {
  const names = new Set<string>()
  for (const place of namedIn) {
    const files = await readdir(join(root, place), { recursive: true }).catch(() => [])
    for (const file of files.filter((name) => name.endsWith('.ts')))
      for (const [name] of (await readFile(join(root, place, file), 'utf8')).matchAll(/AWS::\w+::\w+/g)) names.add(name)
  }
  return [...names].sort()
}

/**
 * TypeScript interfaces of the CloudFormation types that collectors and checks name, one file a service, from the published
 * CloudFormation schemas (`@aws-cdk/aws-service-spec`). Types without a schema (Keepwatch's own, AWS::::Account) are left out.
 */
export async function generateTypes(root: string): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const { loadAwsServiceSpec } = createRequire(import.meta.url)('@aws-cdk/aws-service-spec') as typeof import('@aws-cdk/aws-service-spec')
  const database = await loadAwsServiceSpec()
  const found = (await typesNamed(root)).flatMap((name) => {
    const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', name)
    return resource ? [resource as unknown as ResourceType] : []
  })
  const services = Map.groupBy(found, ({ cloudFormationType }) => cloudFormationType.split('::')[1] ?? '')
  const files = [...services].map(([service, resources]) => ({
    path: `${folder}/${service.toLowerCase()}.generated.ts`,
    text: serviceFile(database, service, resources),
  }))
  const imports = [...services.keys()].map((service) => `import type { ${service}Types } from './${service.toLowerCase()}.generated.ts'`)
  const index = `${header}${imports.join('\n')}

/** Properties of each CloudFormation type that is collected or judged, all of them optional: \`null\` says "not set". */
export interface CloudFormationTypes
  extends ${[...services.keys()].map((service) => `${service}Types`).join(',\n    ')} {}
`
  return [...files, { path: `${folder}/index.generated.ts`, text: index }]
}

const header = '// Made by `npm run types` from the published CloudFormation schemas. Do not edit.\n'

function serviceFile(database: Database, service: string, resources: readonly ResourceType[]): string {
  const written = new Map<string, string>()
  for (const resource of resources) {
    const own = resource.cloudFormationType.split('::')[2] ?? ''
    const names = new Map<string, string>()
    writeInterface(own, resource.properties, { database, own, names, written }, ' | null')
  }
  const entries = resources.map(({ cloudFormationType: type }) => `  readonly '${type}': ${type.split('::')[2]}`)
  return `${header}
/** Types of AWS::${service}. */
export interface ${service}Types {
${entries.join('\n')}
}

${[...written.values()].join('\n')}`
}

interface Writing {
  readonly database: Database
  /** Name of the resource type, in front of the names of its parts. */
  readonly own: string
  /** Parts already named, by their id in the database. */
  readonly names: Map<string, string>
  readonly written: Map<string, string>
}

function writeInterface(name: string, properties: Properties, writing: Writing, none = ''): void {
  writing.written.set(name, '')
  const lines = Object.entries(properties)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([property, { type }]) => `  readonly ${/^\w+$/.test(property) ? property : `'${property}'`}?: ${typeText(type, writing)}${none}`)
  writing.written.set(name, `interface ${name} {\n${lines.join('\n')}\n}\n`)
}

function typeText(type: PropertyType, writing: Writing): string {
  switch (type.type) {
    case 'array':
      return `readonly ${bracketed(typeText(type.element, writing))}[]`
    case 'map':
      return `Readonly<Record<string, ${typeText(type.element, writing)}>>`
    case 'ref':
      return partName(type.reference, writing)
    case 'union': {
      const texts = [...new Set(type.types.map((one) => typeText(one, writing)))]
      return texts.includes('unknown') ? 'unknown' : texts.join(' | ')
    }
    case 'tag':
      return '{ readonly Key?: string; readonly Value?: string }'
    case 'boolean':
      return 'boolean'
    case 'integer':
    case 'number':
      return 'number'
    case 'json':
      return 'unknown'
    default:
      return 'string'
  }
}

const bracketed = (text: string): string => (/[ |]/.test(text) && !text.startsWith('{') ? `(${text})` : text)

function partName(reference: { readonly $ref: string }, writing: Writing): string {
  const known = writing.names.get(reference.$ref)
  if (known) return known
  const part = writing.database.get('typeDefinition', reference.$ref) as unknown as {
    readonly name: string
    readonly properties: Properties
  }
  const base = `${writing.own}${part.name}`
  const name = writing.written.has(base) ? `${base}Part` : base
  writing.names.set(reference.$ref, name)
  writeInterface(name, part.properties, writing)
  return name
}

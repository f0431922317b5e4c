import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

type Database = Awaited<ReturnType<typeof import('@aws-cdk/aws-service-spec').loadAwsServiceSpec>>
type SpecProperty = { readonly type: PropertyType; readonly defaultValue?: string }
type SpecType = {
  readonly properties: Readonly<Record<string, SpecProperty>>
  readonly primaryIdentifier?: readonly string[]
  readonly cfnRefIdentifier?: readonly string[]
  readonly arnTemplate?: string
  readonly tagInformation?: { readonly tagPropertyName: string }
}
type PropertyType =
  | { readonly type: 'string' | 'boolean' | 'integer' | 'number' | 'json' | 'date-time' | 'null' | 'tag' }
  | { readonly type: 'array' | 'map'; readonly element: PropertyType }
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'union'; readonly types: readonly PropertyType[] }

const target = 'lib/audit/template/shapes.generated.ts'
/** Where types are named that a template's resources are judged by, looked up in, or folded from. */
const namedIn = ['lib/audit']

/** CloudFormation type names in the sources of the audit; those that are generated name nothing by themselves. */
async function typesNamed(root: string): Promise<readonly string[]> {
  const names = new Set<string>()
  for (const place of namedIn) {
    const files = await readdir(join(root, place), { recursive: true })
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts')))
      for (const [name] of (await readFile(join(root, place, file), 'utf8')).matchAll(/AWS::\w+::\w+/g)) names.add(name)
  }
  return [...names].sort()
}

/**
 * What reading a template has to know of each CloudFormation type at run time: its properties with their kinds (to read `"true"` as
 * true), what is used when one is left out, what `Ref` returns, how its ARN looks. From the published CloudFormation schemas
 * (`@aws-cdk/aws-service-spec`); the form is explained in `lib/audit/template/shapes.ts`.
 */
export async function generateTemplateShapes(root: string): Promise<{ readonly path: string; readonly text: string }> {
  const { loadAwsServiceSpec } = createRequire(import.meta.url)('@aws-cdk/aws-service-spec') as typeof import('@aws-cdk/aws-service-spec')
  const database = await loadAwsServiceSpec()
  const parts = new Parts(database)
  const entries: string[] = []
  for (const name of await typesNamed(root)) {
    const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', name)
    if (resource) entries.push(`  '${name}': ${entry(resource as unknown as SpecType, parts)},`)
  }
  // Parts name further parts, so that the list grows while it is gone through.
  const written = parts.written()
  const text = `// Made by \`npm run docs\` from the published CloudFormation schemas. Do not edit.
import type { WrittenShape } from './written-shape.ts'

/** CloudFormation types that are judged in templates, or folded into those. */
export const writtenShapes: Readonly<Record<string, WrittenShape>> = {
${entries.join('\n')}
}

/** Properties of the parts that the types are made of, by their number. */
export const writtenParts: readonly string[] = [
${written.map((part) => `  ${quoted(part)},`).join('\n')}
]
`
  return { path: target, text }
}

function entry(resource: SpecType, parts: Parts): string {
  const ref = (resource.cfnRefIdentifier ?? resource.primaryIdentifier ?? []).join(',')
  const defaults = Object.entries(resource.properties).flatMap(([name, { defaultValue }]) => {
    const value = plainDefault(defaultValue)
    return value === undefined ? [] : [`${/^\w+$/.test(name) ? name : quoted(name)}: ${value}`]
  })
  const fields = [
    `properties: ${quoted(parts.list(resource.properties))}`,
    ...(ref ? [`ref: ${quoted(ref)}`] : []),
    ...(resource.arnTemplate ? [`arn: ${quoted(resource.arnTemplate)}`] : []),
    ...(resource.tagInformation ? [`tags: ${quoted(resource.tagInformation.tagPropertyName)}`] : []),
    ...(defaults.length > 0 ? [`unset: { ${defaults.join(', ')} }`] : []),
  ]
  return `{ ${fields.join(', ')} }`
}

/** The default as a literal; only plain values are told apart from prose for sure. */
function plainDefault(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'string') return quoted(value)
    return typeof value === 'boolean' || typeof value === 'number' ? String(value) : undefined
  } catch {
    return undefined
  }
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** The parts that types are made of, each once and by number. */
class Parts {
  readonly #database: Database
  readonly #numbers = new Map<string, number>()
  readonly #queue: string[] = []

  constructor(database: Database) {
    this.#database = database
  }

  list(properties: SpecType['properties']): string {
    return Object.entries(properties)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { type }]) => `${name}:${this.#kind(type)}`)
      .join(' ')
  }

  written(): readonly string[] {
    const texts: string[] = []
    for (let at = 0; at < this.#queue.length; at++) {
      const part = this.#database.get('typeDefinition', this.#queue[at] ?? '') as unknown as { readonly properties: SpecType['properties'] }
      texts.push(this.list(part.properties))
    }
    return texts
  }

  #kind(type: PropertyType): string {
    switch (type.type) {
      case 'boolean':
        return 'b'
      case 'integer':
      case 'number':
        return 'n'
      case 'string':
      case 'date-time':
        return 's'
      case 'tag':
        return 't'
      case 'array':
        return `[${this.#kind(type.element)}`
      case 'map':
        return `{${this.#kind(type.element)}`
      case 'ref':
        return this.#number(type.reference.$ref)
      case 'union':
        return this.#union(type.types.map((one) => this.#kind(one)))
      default:
        return 'j'
    }
  }

  /** A union says how to read a value only where its members agree. */
  #union(kinds: readonly string[]): string {
    const different = [...new Set(kinds)]
    return different.length === 1 ? (different[0] ?? 'j') : 'j'
  }

  #number(id: string): string {
    const known = this.#numbers.get(id)
    if (known !== undefined) return String(known)
    const number = this.#queue.length
    this.#numbers.set(id, number)
    this.#queue.push(id)
    return String(number)
  }
}

import { isRecord } from './is-record.ts'
import { type ParsedTemplate, type Place, parseJson, TemplateShapeError } from './parse-json.ts'
import { parseYaml } from './parse-yaml.ts'

/** Largest template, characters: CloudFormation takes 1 MB. */
export const maxTemplateLength = 5_000_000
/** Most resources: CloudFormation takes 500. */
const maxResources = 5_000

/** A resource as it stands in a template, nothing resolved. */
export interface TemplateResource {
  readonly logicalId: string
  readonly type: string
  readonly properties: Readonly<Record<string, unknown>>
  /** Name of the condition on which it is made. */
  readonly condition?: string
  readonly metadata: Readonly<Record<string, unknown>>
  readonly place: Place
}

/** A parameter as declared. */
export interface TemplateParameter {
  readonly type: string
  readonly defaultValue: unknown
  readonly isSecret: boolean
}

/** A CloudFormation template, read. */
export interface Template {
  /** By logical id. */
  readonly resources: ReadonlyMap<string, TemplateResource>
  readonly parameters: ReadonlyMap<string, TemplateParameter>
  readonly mappings: Readonly<Record<string, unknown>>
  readonly conditions: Readonly<Record<string, unknown>>
  /** Macros over the whole template, CloudFormation's own among them. */
  readonly transforms: readonly string[]
  /** Things that bring resources which do not stand here (`Fn::ForEach`, `Fn::Transform`), where they stand. */
  readonly generators: readonly { readonly logicalId: string; readonly place: Place }[]
}

/**
 * A template out of the text of a file, JSON or YAML.
 * @throws TemplateShapeError saying what is wrong, with its line
 */
export function readTemplate(text: string): Template {
  if (text.length > maxTemplateLength)
    throw new TemplateShapeError(`it has ${text.length} characters; wanted at most ${maxTemplateLength} (CloudFormation takes 1 MB)`)
  const plain = text.startsWith('\u{feff}') ? text.slice(1) : text
  const parsed = /^\s*\{/.test(plain.slice(0, 1_000)) ? parseJsonOrYaml(plain) : parseYaml(plain)
  const top = parsed.value
  if (!isRecord(top) || !isRecord(top['Resources']))
    throw new TemplateShapeError('no CloudFormation template: it has no "Resources" with the resources by their names')
  const { resources, generators } = readResources(top['Resources'], parsed)
  return {
    resources,
    generators,
    parameters: readParameters(top['Parameters']),
    mappings: isRecord(top['Mappings']) ? top['Mappings'] : {},
    conditions: isRecord(top['Conditions']) ? top['Conditions'] : {},
    transforms: transformsOf(top['Transform']),
  }
}

/** A map in braces may be YAML too (`{Resources: …}`). */
function parseJsonOrYaml(text: string): ParsedTemplate {
  try {
    return parseJson(text)
  } catch (error) {
    if (!(error instanceof TemplateShapeError) || !error.message.startsWith('not readable as JSON') || text.length > 100_000) throw error
    return yamlOr(error, text)
  }
}

function yamlOr(jsonError: TemplateShapeError, text: string): ParsedTemplate {
  try {
    return parseYaml(text)
  } catch (error) {
    throw error instanceof TemplateShapeError ? jsonError : error
  }
}

function readResources(section: Readonly<Record<string, unknown>>, { places }: ParsedTemplate): Pick<Template, 'resources' | 'generators'> {
  const entries = Object.entries(section)
  if (entries.length > maxResources)
    throw new TemplateShapeError(`it has ${entries.length} resources; wanted at most ${maxResources} (CloudFormation takes 500)`)
  const resources = new Map<string, TemplateResource>()
  const generators: { logicalId: string; place: Place }[] = []
  for (const [logicalId, value] of entries) {
    const place = places.get(logicalId) ?? { line: 1, column: 1 }
    if (logicalId.startsWith('Fn::')) generators.push({ logicalId, place })
    else resources.set(logicalId, readResource(logicalId, value, place))
  }
  return { resources, generators }
}

function readResource(logicalId: string, value: unknown, place: Place): TemplateResource {
  if (!isRecord(value) || typeof value['Type'] !== 'string')
    throw new TemplateShapeError(`the resource ${JSON.stringify(logicalId)} has no "Type"; wanted one such as AWS::S3::Bucket`, place.line)
  const { Type: type, Properties: properties, Condition: condition, Metadata: metadata } = value
  if (properties !== undefined && properties !== null && !isRecord(properties))
    throw new TemplateShapeError(`"Properties" of the resource ${JSON.stringify(logicalId)} are no map`, place.line)
  return {
    logicalId,
    type,
    properties: isRecord(properties) ? properties : {},
    ...(typeof condition === 'string' ? { condition } : {}),
    metadata: isRecord(metadata) ? metadata : {},
    place,
  }
}

function readParameters(section: unknown): ReadonlyMap<string, TemplateParameter> {
  const parameters = new Map<string, TemplateParameter>()
  for (const [name, value] of Object.entries(isRecord(section) ? section : {})) {
    const { Type: type, Default: defaultValue, NoEcho: hidden } = isRecord(value) ? value : {}
    parameters.set(name, { type: typeof type === 'string' ? type : 'String', defaultValue, isSecret: hidden === true || hidden === 'true' })
  }
  return parameters
}

function transformsOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return list.map((one) =>
    isRecord(one) && typeof one['Name'] === 'string' ? one['Name'] : String(typeof one === 'string' ? one : 'a macro'),
  )
}

import { type DeploymentFacts, notGiven, placeholderAccount, pseudoParameter } from './environment.ts'
import { shapeOf, type TypeShape } from './shapes.ts'
import { Unresolved } from './unresolved.ts'

/** By what other parts of a template name a resource. Made up from its logical id where CloudFormation makes the name, and always the same. */
export interface Identity {
  /** What `Ref` returns. */
  readonly ref: string
  readonly arn: string
  readonly name: string
  /** Whether the template itself fixes the name, so that others may know it. */
  readonly hasFixedName: boolean
  /** Why its name is not known although the template sets it: a literal name elsewhere may be this one. */
  readonly openName?: Unresolved
}

/** What the identity is made from. */
export interface IdentityFacts {
  readonly logicalId: string
  readonly type: string
  /** A property's value; a text that is not empty, or why it is not known. */
  readonly text: (property: string) => string | Unresolved | undefined
  readonly deployment: DeploymentFacts
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: forms of ARNs are written as in the schemas.
/** Forms of ARNs that the published schemas do not say. `${…}` as in the schemas. */
const arnForms: Readonly<Record<string, string>> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer':
    'arn:${Partition}:elasticloadbalancing:${Region}:${Account}:loadbalancer/app/${LoadBalancerName}/0',
  'AWS::ElasticLoadBalancing::LoadBalancer': 'arn:${Partition}:elasticloadbalancing:${Region}:${Account}:loadbalancer/${LoadBalancerName}',
  'AWS::ECS::TaskDefinition': 'arn:${Partition}:ecs:${Region}:${Account}:task-definition/${Family}:1',
  'AWS::ECS::Service': 'arn:${Partition}:ecs:${Region}:${Account}:service/${Cluster}/${ServiceName}',
  'AWS::ApiGateway::Stage': 'arn:${Partition}:apigateway:${Region}::/restapis/${RestApiId}/stages/${StageName}',
  'AWS::WAFv2::WebACL': 'arn:${Partition}:wafv2:${Region}:${Account}:regional/webacl/${Name}/0',
}

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: forms of ARNs are written as in the schemas.

/** Types whose `Ref` is the ARN although its name does not say so. */
const refIsArn = new Set(['AWS::SecretsManager::Secret'])

/** By what a resource is known within its template. */
export function identityOf(facts: IdentityFacts): Identity {
  const shape = shapeOf(facts.type)
  const written = writtenName(facts, shape)
  const openName = written instanceof Unresolved ? { openName: written } : {}
  const name = typeof written === 'string' ? written : written ? `${facts.logicalId}-name-not-known` : facts.logicalId
  const arn = arnOf(facts, shape, name)
  return { ref: refOf(facts, shape, { name, arn }), arn, name, hasFixedName: written !== undefined, ...openName }
}

/** Names of properties that hold the name of a resource of this type, the likeliest first. */
export function nameProperties(type: string, shape: TypeShape | undefined): readonly string[] {
  const own = lastWord(type)
  const all = [...(shape?.ref.length === 1 ? shape.ref : []), `${own}Name`, 'Name', `${own}Identifier`]
  return [...new Set(all)].filter((property) => shape?.properties.has(property))
}

/** Value of an attribute that is known before there is a resource; undefined for others. */
export function identityAttribute(attribute: string, logicalId: string, type: string, identity: Identity): string | undefined {
  const own = lastWord(type)
  const shape = shapeOf(type)
  if (attribute === 'Arn') return type === 'AWS::Logs::LogGroup' ? `${identity.arn}:*` : identity.arn
  if (attribute.endsWith('Arn') && (attribute === `${own}Arn` || shape?.ref.includes(attribute))) return identity.arn
  if (shape?.ref.includes(attribute)) return identity.ref
  if (attribute === 'Name' || attribute === `${own}Name`) return identity.name
  const isOwnId = attribute.endsWith('Id') && own.toLowerCase().endsWith(attribute.slice(0, -2).toLowerCase())
  return isOwnId ? logicalId : undefined
}

/** Domain names of a bucket (S3 User Guide, "Virtual hosting"). */
export function bucketAttribute(attribute: string, name: string, { region = notGiven }: DeploymentFacts): string | undefined {
  if (attribute === 'DomainName') return `${name}.s3.amazonaws.com`
  return attribute === 'RegionalDomainName' ? `${name}.s3.${region}.amazonaws.com` : undefined
}

function writtenName({ type, text }: IdentityFacts, shape: TypeShape | undefined): string | Unresolved | undefined {
  for (const property of nameProperties(type, shape)) {
    const value = text(property)
    if (value !== undefined) return value
  }
  return undefined
}

function arnOf({ logicalId, type, text, deployment }: IdentityFacts, shape: TypeShape | undefined, name: string): string {
  const [, service = 'cloudformation'] = type.split('::')
  const form =
    arnForms[type] ??
    shape?.arn ??
    `arn:\${Partition}:${service.toLowerCase()}:\${Region}:\${Account}:${lastWord(type).toLowerCase()}/\${OwnName}`
  return form.replaceAll(/\$\{(\w+)\}/g, (_, part: string) => {
    if (part === 'Partition') return pseudoParameter('AWS::Partition', deployment)?.value ?? 'aws'
    if (part === 'Region') return deployment.region ?? notGiven
    if (part === 'Account') return deployment.account ?? placeholderAccount
    const own = shape?.properties.has(part) ? text(part) : undefined
    return typeof own === 'string' ? own : part.endsWith('Id') ? logicalId : name
  })
}

function refOf(
  { logicalId, type, deployment }: IdentityFacts,
  shape: TypeShape | undefined,
  { name, arn }: { readonly name: string; readonly arn: string },
): string {
  const [ref, second] = shape?.ref ?? []
  if (refIsArn.has(type)) return arn
  if (ref === undefined || second !== undefined) return logicalId
  if (shape?.properties.has(ref)) return name
  if (ref.endsWith('Arn')) return arn
  if (ref === 'QueueUrl')
    return `https://sqs.${deployment.region ?? notGiven}.amazonaws.com/${deployment.account ?? placeholderAccount}/${name}`
  return logicalId
}

const lastWord = (type: string): string => type.split('::').at(-1) ?? type

import { decide } from './decide.ts'
import { type DeploymentFacts, pseudoParameter } from './environment.ts'
import { base64, concatenated, findInMap, join, length, misused, select, split, subPieces, toJsonString } from './functions.ts'
import { bucketAttribute, type Identity, type IdentityFacts, identityAttribute, identityOf } from './identity.ts'
import { isRecord } from './is-record.ts'
import type { Template, TemplateResource } from './read-template.ts'
import { absent, isSame, type Resolved, Unresolved } from './unresolved.ts'

/** How a value is asked for. `exact`: what only stands for the truth (a made-up region) is not known. */
interface Asking {
  readonly exact: boolean
}

const loosely: Asking = { exact: false }
const exactly: Asking = { exact: true }

/** Names, conditions and attributes that may wait for one another: real templates stay below 10. */
const maxChain = 60

/** Values within values, chains included, that the stack holds for sure. */
const maxNesting = 1_000

/** Functions whose value is made outside of the template. */
const outside = new Set(['Fn::ImportValue', 'Fn::GetStackOutput'])

/** Functions on arguments that are resolved first. */
const simple: ReadonlyMap<string, (args: Resolved) => Resolved> = new Map([
  ['Fn::Join', join],
  ['Fn::Split', split],
  ['Fn::Select', select],
  ['Fn::Base64', base64],
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
])

/**
 * Resolves the intrinsic functions of one template as far as they can be (CloudFormation User Guide, "Intrinsic function reference").
 * Never throws and never loops: whatever cannot be told is `Unresolved`, with the reason.
 */
export class Resolver {
  readonly #template: Template
  /** Where it is deployed, as far as that is said. */
  readonly deployment: DeploymentFacts
  readonly #conditions = new Map<string, boolean | Unresolved>()
  readonly #identities = new Map<string, Identity>()
  readonly #attributes = new Map<string, Resolved>()
  /** Resources whose own name is being made, conditions that are being decided: what asks for itself is not known. */
  readonly #busy = new Set<string>()
  #nesting = 0

  constructor(template: Template, deployment: DeploymentFacts = {}) {
    this.#template = template
    this.deployment = deployment
  }

  /** A value of a property. */
  resolve(value: unknown): Resolved {
    return this.#value(value, loosely)
  }

  /** Whether a condition holds; Unresolved when the template does not say. */
  condition(name: string): boolean | Unresolved {
    const known = this.#conditions.get(name)
    if (known !== undefined) return known
    if (!Object.hasOwn(this.#template.conditions, name)) return new Unresolved(`the condition ${name} is not declared`)
    const key = `condition ${name}`
    if (this.#isTooMuch(key)) return new Unresolved(`the condition ${name} asks for itself, or for too long a chain of others`)
    this.#busy.add(key)
    const decided = this.#decide(this.#template.conditions[name], name)
    this.#busy.delete(key)
    this.#conditions.set(name, decided)
    return decided
  }

  /** By what a resource is named; made up where CloudFormation makes it. */
  identity(resource: TemplateResource): Identity {
    const known = this.#identities.get(resource.logicalId)
    if (known) return known
    const key = `name ${resource.logicalId}`
    const facts = this.#facts(resource)
    if (this.#isTooMuch(key)) return identityOf({ ...facts, text: () => undefined })
    this.#busy.add(key)
    const identity = identityOf(facts)
    this.#busy.delete(key)
    this.#identities.set(resource.logicalId, identity)
    return identity
  }

  /** Whether this is being made already, or lies at the end of a chain that the stack would not hold. */
  #isTooMuch(key: string): boolean {
    return this.#busy.has(key) || this.#busy.size >= maxChain
  }

  #facts(resource: TemplateResource): IdentityFacts {
    return {
      logicalId: resource.logicalId,
      type: resource.type,
      deployment: this.deployment,
      text: (property) => {
        const value = this.#value(Object.hasOwn(resource.properties, property) ? resource.properties[property] : null, loosely)
        return (typeof value === 'string' && value !== '') || value instanceof Unresolved ? value : undefined
      },
    }
  }

  #value(value: unknown, asking: Asking): Resolved {
    if (this.#nesting >= maxNesting) return new Unresolved(`nested more than ${maxNesting} deep`)
    this.#nesting++
    const resolved = this.#valueOf(value, asking)
    this.#nesting--
    return resolved
  }

  #valueOf(value: unknown, asking: Asking): Resolved {
    if (typeof value === 'string')
      return value.includes('{{resolve:')
        ? new Unresolved('a dynamic reference ({{resolve:…}}) is read when it is deployed', { isOutside: true })
        : value
    if (typeof value === 'number' || typeof value === 'boolean') return value
    if (Array.isArray(value)) return this.#list(value, asking)
    return isRecord(value) ? this.#map(value, asking) : null
  }

  #list(list: readonly unknown[], asking: Asking): Resolved {
    const resolved: Resolved[] = []
    for (const item of list) {
      const value = this.#value(item, asking)
      if (value instanceof Unresolved && value.mayBeAbsent) return value
      if (value !== absent) resolved.push(value)
    }
    return resolved
  }

  #map(map: Readonly<Record<string, unknown>>, asking: Asking): Resolved {
    const names = Object.keys(map)
    const called = names.find((name) => name === 'Ref' || name.startsWith('Fn::'))
    if (called !== undefined && names.length === 1) return this.#call(called, map[called], asking)
    if (called?.startsWith('Fn::')) return new Unresolved(`${called} stands beside other properties, which it may change`)
    const resolved: Record<string, Resolved> = Object.create(null)
    for (const name of names) {
      const value = this.#value(map[name], asking)
      if (value instanceof Unresolved && value.mayBeAbsent)
        return new Unresolved(`${name}: ${value.reason}`, { isOutside: value.isOutside })
      if (value !== absent) resolved[name] = value
    }
    return resolved
  }

  #call(name: string, args: unknown, asking: Asking): Resolved {
    const plain = simple.get(name)
    if (plain) return plain(this.#value(args, asking))
    switch (name) {
      case 'Ref':
        return typeof args === 'string' ? this.#ref(args, asking) : misused('Ref', 'a name')
      case 'Fn::GetAtt':
        return this.#getAtt(args, asking)
      case 'Fn::Sub':
        return this.#sub(args, asking)
      case 'Fn::If':
        return this.#if(args, asking)
      case 'Fn::FindInMap':
        return this.#findInMap(args, asking)
      default:
        return new Unresolved(outside.has(name) ? `${name} comes from another stack` : `${name} is known only when it is deployed`, {
          isOutside: outside.has(name),
        })
    }
  }

  #ref(name: string, { exact }: Asking): Resolved {
    if (name === 'AWS::NoValue') return absent
    const pseudo = pseudoParameter(name, this.deployment)
    if (pseudo) return exact && !pseudo.isExact ? new Unresolved(`${name} is not known`) : pseudo.value
    if (this.#template.parameters.has(name)) return this.#parameter(name)
    const resource = this.#template.resources.get(name)
    if (!resource) return new Unresolved(`Ref ${name}: the template has nothing of this name`)
    if (exact || !isAws(resource.type)) return new Unresolved(`Ref ${name} is known only when it is deployed`)
    return this.identity(resource).ref
  }

  #parameter(name: string): Resolved {
    const parameter = this.#template.parameters.get(name)
    const given = this.deployment.parameters?.get(name)
    const type = parameter?.type ?? 'String'
    if (type.startsWith('AWS::SSM::Parameter::Value')) return new Unresolved(`the parameter ${name} is read from SSM`, { isOutside: true })
    const value = given ?? parameter?.defaultValue
    if (value === undefined || value === null)
      return new Unresolved(`the parameter ${name} has no default; give it with --parameter ${name}=VALUE`, { isOutside: true })
    if (parameter?.isSecret) return new Unresolved(`the parameter ${name} is not shown (NoEcho)`, { isOutside: true })
    const isList = type === 'CommaDelimitedList' || type.startsWith('List<')
    const texts = (Array.isArray(value) ? value.map(String) : isList ? String(value).split(',') : [String(value)]).map((text) =>
      text.trim(),
    )
    if (texts.some((text) => text.includes('{{resolve:'))) return this.#value('{{resolve:}}', loosely)
    return isList ? texts.filter((text) => text !== '') : String(value)
  }

  #getAtt(args: unknown, asking: Asking): Resolved {
    const [name, attribute] = typeof args === 'string' ? halves(args) : Array.isArray(args) ? [args[0], this.#value(args[1], asking)] : []
    if (typeof name !== 'string' || typeof attribute !== 'string') return misused('Fn::GetAtt', 'a logical id and an attribute')
    return this.#attribute(name, attribute, asking)
  }

  #attribute(name: string, attribute: string, { exact }: Asking): Resolved {
    const unknown = new Unresolved(`Fn::GetAtt ${name}.${attribute} is known only when it is deployed`)
    const resource = this.#template.resources.get(name)
    if (!resource || exact || !isAws(resource.type)) return unknown
    const identity = this.identity(resource)
    const known =
      identityAttribute(attribute, name, resource.type, identity) ??
      (resource.type === 'AWS::S3::Bucket' ? bucketAttribute(attribute, identity.name, this.deployment) : undefined)
    if (known !== undefined) return known
    const key = `attribute ${name}.${attribute}`
    const made = this.#attributes.get(key)
    if (made !== undefined) return made
    if (!Object.hasOwn(resource.properties, attribute) || this.#isTooMuch(key)) return unknown
    this.#busy.add(key)
    const value = this.#value(resource.properties[attribute], loosely)
    this.#busy.delete(key)
    this.#attributes.set(key, value)
    return value
  }

  #sub(args: unknown, asking: Asking): Resolved {
    const [text, variables] = Array.isArray(args) ? args : [args, undefined]
    if (typeof text !== 'string') return misused('Fn::Sub', 'a text')
    if (text.includes('{{resolve:')) return this.#value(text, asking)
    const own = isRecord(variables) ? variables : {}
    const pieces = subPieces(text).map((piece): Resolved => {
      if ('literal' in piece) return piece.literal
      const { variable } = piece
      if (Object.hasOwn(own, variable)) return this.#value(own[variable], asking)
      const [name, attribute] = halves(variable)
      return attribute === undefined ? this.#ref(variable, asking) : this.#attribute(name, attribute, asking)
    })
    return concatenated(pieces, '', 'Fn::Sub')
  }

  #if(args: unknown, asking: Asking): Resolved {
    const [name, whenTrue, whenFalse] = Array.isArray(args) && args.length === 3 ? args : []
    if (typeof name !== 'string') return misused('Fn::If', 'a condition and two values')
    const decided = this.condition(name)
    if (decided === true) return this.#value(whenTrue, asking)
    if (decided === false) return this.#value(whenFalse, asking)
    const both = [this.#value(whenTrue, asking), this.#value(whenFalse, asking)] as const
    if (isSame(...both)) return both[0]
    const mayBeAbsent = both.some((one) => one === absent || (one instanceof Unresolved && one.mayBeAbsent))
    return new Unresolved(`Fn::If rests on the condition ${name}, which cannot be decided: ${decided.reason}`, { mayBeAbsent })
  }

  #findInMap(args: unknown, asking: Asking): Resolved {
    if (!Array.isArray(args) || args.length < 3) return misused('Fn::FindInMap', 'a mapping and two keys')
    const [map, first, second] = args.slice(0, 3).map((arg) => this.#value(arg, exactly))
    if (map instanceof Unresolved) return map
    const options = isRecord(args[3]) && Object.hasOwn(args[3], 'DefaultValue') ? this.#value(args[3]['DefaultValue'], asking) : undefined
    const name = typeof map === 'string' ? map : ''
    const mapping = Object.hasOwn(this.#template.mappings, name) ? this.#template.mappings[name] : undefined
    const found = findInMap(mapping, [first ?? null, second ?? null], options)
    // Mappings hold plain values, but what is in them may be a dynamic reference.
    return found instanceof Unresolved || found === options ? found : this.#value(found, asking)
  }

  /** A condition's expression. */
  #decide(expression: unknown, name: string): boolean | Unresolved {
    if (this.#nesting >= maxNesting) return new Unresolved(`nested more than ${maxNesting} deep`)
    this.#nesting++
    const decided = decide(expression, name, {
      inner: (one) => this.#decide(one, name),
      condition: (other) => this.condition(other),
      value: (one) => this.#value(one, exactly),
    })
    this.#nesting--
    return decided
  }
}

/** `Name.Attribute.More` at its first dot. */
function halves(text: string): readonly [string, string | undefined] {
  const dot = text.indexOf('.')
  return dot < 0 ? [text, undefined] : [text.slice(0, dot), text.slice(dot + 1)]
}

/** Whether AWS makes the resource; what a custom resource returns, nobody knows. */
function isAws(type: string): boolean {
  return type.startsWith('AWS::') && !type.startsWith('AWS::CloudFormation::')
}

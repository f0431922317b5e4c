import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml'
import { maxDepth, type ParsedTemplate, type Place, TemplateShapeError } from './parse-json.ts'

/** Longest template in YAML, characters: CloudFormation takes 1 MB, for which the parser takes half a second. */
const maxLength = 2_000_000
/** Values of a template, those that aliases repeat included. */
const maxValues = 500_000
/** Uses of anchors: a billion laughs end here. Each is looked for in the whole document. */
const maxAliases = 200
/** Brackets open at once, which the parser follows with its stack. */
const maxBrackets = 500

/** YAML 1.1's words for true and false; CloudFormation reads that version (CloudFormation User Guide, "Template formats"). */
const words = new Map<string, boolean>()
for (const word of ['true', 'yes', 'on']) for (const form of formsOf(word)) words.set(form, true)
for (const word of ['false', 'no', 'off']) for (const form of formsOf(word)) words.set(form, false)

/** Short forms whose long form is not `Fn::` and the name. */
const plainNames = new Set(['Ref', 'Condition'])

/**
 * A template in YAML, with the short forms of intrinsic functions (`!Sub`) as their long ones (`Fn::Sub`). Numbers that would lose
 * something (an account id with a leading zero) stay texts.
 * @throws TemplateShapeError
 */
export function parseYaml(text: string): ParsedTemplate {
  if (text.length > maxLength) throw new TemplateShapeError(`it has ${text.length} characters of YAML; wanted at most ${maxLength}`)
  const lines = new LineCounter()
  const document = parsed(text, lines)
  const [error] = document.errors
  if (error)
    throw new TemplateShapeError(
      `not readable as YAML: ${error.message.slice(0, 200)}`,
      error.linePos?.[0].line ?? lineOf(lines, error.pos[0]),
    )
  const walk = new Walk(document, lines)
  const value = walk.value(document.contents, 0)
  return { value, places: placesOf(document, lines) }
}

function parsed(text: string, lines: LineCounter): Document.Parsed {
  refuseBrackets(text)
  try {
    // The parser compares each key with all others for `uniqueKeys`; the walk looks each up instead.
    return parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, version: '1.2', logLevel: 'silent' })
  } catch (error) {
    throw new TemplateShapeError(`not readable as YAML: ${(error as Error).message.slice(0, 200)}`)
  }
}

function refuseBrackets(text: string): void {
  let open = 0
  for (const character of text) {
    if (character === '[' || character === '{') open++
    else if (character === ']' || character === '}') open = Math.max(0, open - 1)
    if (open > maxBrackets) throw new TemplateShapeError(`${maxBrackets} brackets are open at once; wanted at most ${maxDepth} levels`)
  }
}

function placesOf(document: Document.Parsed, lines: LineCounter): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const top = document.contents
  const section = isMap(top) ? top.items.find(({ key }) => isScalar(key) && key.value === 'Resources')?.value : undefined
  if (!isMap(section)) return places
  for (const { key } of section.items)
    if (isScalar(key)) {
      const { line, col } = lines.linePos(key.range?.[0] ?? 0)
      places.set(String(key.source ?? key.value), { line, column: col })
    }
  return places
}

const lineOf = (lines: LineCounter, offset: number): number => lines.linePos(offset).line

/** Turns the nodes of a document into plain values. */
class Walk {
  readonly #document: Document.Parsed
  readonly #lines: LineCounter
  #count = 0
  #aliases = 0

  constructor(document: Document.Parsed, lines: LineCounter) {
    this.#document = document
    this.#lines = lines
  }

  value(node: Node | null | undefined, depth: number): unknown {
    if (++this.#count > maxValues) this.#refuse(node, `more than ${maxValues} values`)
    if (depth > maxDepth) this.#refuse(node, `nested more than ${maxDepth} deep`)
    if (!node) return null
    if (isAlias(node)) {
      if (++this.#aliases > maxAliases) this.#refuse(node, `more than ${maxAliases} aliases; write them out`)
      return this.value(node.resolve(this.#document), depth + 1)
    }
    return longForm(node.tag, this.#content(node, depth))
  }

  #content(node: Node, depth: number): unknown {
    if (isScalar(node)) return scalarValue(node)
    if (isSeq(node)) return node.items.map((item) => this.value(isPair(item) ? null : (item as Node), depth + 1))
    if (!isMap(node)) return this.#refuse(node, 'a value that is neither map, list nor text')
    const map: Record<string, unknown> = Object.create(null)
    for (const { key, value } of node.items) {
      if (!isScalar(key)) this.#refuse(node, 'a key that is no text')
      const name = String(key.source ?? key.value)
      if (name === '<<') this.#refuse(key, 'a merge key (<<), which CloudFormation does not know; write the properties out')
      if (Object.hasOwn(map, name)) this.#refuse(key, `the key ${JSON.stringify(name)} is there twice`)
      map[name] = this.value(value as Node | null, depth + 1)
    }
    return map
  }

  #refuse(node: Node | null | undefined, message: string): never {
    throw new TemplateShapeError(message, node?.range ? lineOf(this.#lines, node.range[0]) : 1)
  }
}

function scalarValue(node: Scalar): unknown {
  const { value, source } = node
  if (node.type !== 'PLAIN' || node.tag?.startsWith('!')) return typeof value === 'string' ? value : String(source ?? value)
  const word = words.get(source ?? '')
  if (word !== undefined) return word
  if (typeof value === 'number') return String(value) === source ? value : source
  return value
}

/** `!GetAtt A.B` is `{ "Fn::GetAtt": ["A", "B"] }`, and so on. Tags of YAML itself (`!!str`) change nothing. */
function longForm(tag: string | undefined, value: unknown): unknown {
  if (!tag?.startsWith('!') || tag.startsWith('!!') || tag === '!') return value
  const name = tag.slice(1)
  const key = plainNames.has(name) ? name : `Fn::${name}`
  if (name !== 'GetAtt' || typeof value !== 'string') return { [key]: value }
  const dot = value.indexOf('.')
  return { [key]: dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] }
}

function formsOf(word: string): readonly string[] {
  return [word, word.toUpperCase(), `${word.charAt(0).toUpperCase()}${word.slice(1)}`]
}

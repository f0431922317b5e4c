import { type Document, isAlias, isCollection, isMap, isNode, isPair, isScalar, LineCounter, parseAllDocuments, visit } from 'yaml'
import type { KeyPath } from './rule-problem.ts'

/** Longest rule file, characters; the longest that the Sigma project publishes has about 60,000. */
const maxLength = 1_000_000
/** Longest document, characters: the parser takes 3 s for a list in brackets of a million. */
const maxDocumentLength = 100_000
/** Most documents of one file. */
const maxDocuments = 2_000
/** Deepest nesting: rules stay below 10. */
const maxDepth = 40
/** Most brackets open at once, those of texts included. */
const maxBrackets = 500
/** Most uses of one anchor: a billion laughs end here. */
const maxAliases = 100
const [newLine, openSquare, closeSquare, openCurly, closeCurly] = [10, 91, 93, 123, 125]

/** One document of a YAML file with the positions of its values. */
export interface YamlDocument {
  readonly value: unknown
  /** 1-based line of the value at `path`, or of the nearest thing above it that exists. */
  lineOf(path: KeyPath): number
}

/** A file that is no YAML, or too much of it. */
export interface YamlError {
  readonly line: number
  readonly message: string
}

/** How a file is read. */
export interface YamlOptions {
  /**
   * Whether a number below these keys is a text of which every character counts (`1.10`, `0x10`), not a quantity.
   * @default numbers are quantities
   */
  readonly keepsText?: (keys: readonly string[]) => boolean
}

/**
 * Reads every document of a YAML 1.2 file. Numbers that would lose digits (`012345678901`, an account id) stay texts; merge keys
 * (`<<`) are followed. A document that cannot be read is an error and takes no other of the file along. Never throws.
 */
export function readYaml(
  text: string,
  options: YamlOptions = {},
): { readonly documents: readonly YamlDocument[]; readonly errors: readonly YamlError[] } {
  const refuse = (message: string, line = 1): ReturnType<typeof readYaml> => ({ documents: [], errors: [{ line, message }] })
  if (text.length > maxLength) return refuse(`the file has ${text.length} characters; wanted at most ${maxLength}: split it`)
  const large = tooLarge(text)
  if (large) return refuse(large.message, large.line)
  const deep = tooDeep(text)
  if (deep !== undefined) return refuse(`${maxBrackets} brackets are open at once; rules need less than 10`, deep)
  const lines = new LineCounter()
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter: lines,
      prettyErrors: false,
      strict: true,
      version: '1.2',
      merge: true,
      // The parser compares every key with every other: minutes for 60,000. `sameKeys` looks each up.
      uniqueKeys: false,
    })
    const all = (Array.isArray(parsed) ? parsed : []) as Document.Parsed[]
    if (all.length > maxDocuments) return refuse(`the file has ${all.length} documents; wanted at most ${maxDocuments}: split it`)
    const results = all.map((document) => read(document, lines, options))
    return {
      documents: results.flatMap((result) => ('value' in result ? [result] : [])),
      errors: results.flatMap((result) => ('value' in result ? [] : result.errors)),
    }
  } catch (error) {
    // Nesting beyond V8's stack.
    return refuse(notYaml(error as Error))
  }
}

function notYaml({ message }: Error): string {
  return `not readable as YAML: ${message.slice(0, 200)}`
}

/** Where documents are too long or too many, before any is parsed. A line of `---` parts documents wherever it stands. */
function tooLarge(text: string): YamlError | undefined {
  let line = 1
  let counted = 0
  let documents = 1
  for (let from = 0; ; documents++) {
    const next = text.indexOf('\n---', from)
    if ((next < 0 ? text.length : next) - from > maxDocumentLength)
      return { line, message: `a document has more than ${maxDocumentLength} characters; wanted several rules, parted by lines of ---` }
    if (next < 0) break
    for (; counted <= next; counted++) if (text.charCodeAt(counted) === newLine) line++
    from = next + 1
  }
  // The last one may be empty.
  return documents - 1 > maxDocuments
    ? { line: 1, message: `the file has ${documents} documents; wanted at most ${maxDocuments}: split it` }
    : undefined
}

/**
 * Line at which brackets nest too deep. The parser is recursive and slow in it, so this is asked before it runs; it counts
 * the brackets of texts and comments, too, which in a rule are closed or few.
 */
function tooDeep(text: string): number | undefined {
  let depth = 0
  let line = 1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === newLine) line++
    else if (code === openSquare || code === openCurly) depth++
    else if (code === closeSquare || code === closeCurly) depth--
    if (depth > maxBrackets) return line
  }
  return undefined
}

function read(
  document: Document.Parsed,
  lines: LineCounter,
  options: YamlOptions,
): YamlDocument | { readonly errors: readonly YamlError[] } {
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? document.range?.[0] ?? 0).line
  if (document.errors.length > 0)
    return { errors: document.errors.map((error) => ({ line: lineAt(error.pos[0]), message: notYaml(error) })) }
  const problem = settleScalars(document, options)
  if (problem) return { errors: [{ line: lineAt(problem.offset), message: problem.message }] }
  try {
    return { value: document.toJS({ maxAliasCount: maxAliases }), lineOf: (path) => lineAt(offsetOf(document, path)) }
  } catch (error) {
    // Too many aliases, or one without an anchor.
    return { errors: [{ line: lineAt(undefined), message: notYaml(error as Error) }] }
  }
}

interface Problem {
  readonly offset: number | undefined
  readonly message: string
}

/** The tags of plain data; others would make something else of a text, or nothing. */
const plainTags: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
)

/** Makes texts of the numbers that are meant as texts, and of the keys; says what a rule cannot have. */
function settleScalars(document: Document.Parsed, { keepsText = () => false }: YamlOptions): Problem | undefined {
  let problem: Problem | undefined
  const refuse = (node: unknown, message: string): symbol => {
    problem = { offset: isNode(node) ? node.range?.[0] : undefined, message }
    return visit.BREAK
  }
  visit(document, {
    Collection: (_, node, path) => {
      // The path holds a Pair between a map and its value.
      if (path.length > maxDepth * 2) return refuse(node, `nested more than ${maxDepth} deep; rules need less than 10`)
      return foreignTag(node.tag) ? refuse(node, tagMessage(node.tag)) : undefined
    },
    Pair: (_, { key }) => {
      if (!isScalar(key))
        return isAlias(key) ? refuse(key, 'the key is an alias; wanted a text') : refuse(key, 'the key is a list or a map; wanted a text')
      if (key.value === null) return refuse(key, 'the key is empty (null); wanted the name of a field, in quotes if it is "null" or "~"')
      // `4688: x` and `0x10: x` name fields as they are written.
      if (typeof key.value === 'number' || typeof key.value === 'boolean') key.value = key.source ?? String(key.value)
      return undefined
    },
    Scalar: (_, node, path) => {
      // What a file that says `%YAML 1.1` makes of a date.
      if (node.value instanceof Date && node.source !== undefined) node.value = node.source
      if (foreignTag(node.tag) || (typeof node.value === 'object' && node.value !== null)) return refuse(node, tagMessage(node.tag))
      const { source, value } = node
      if (typeof value === 'number' && source !== undefined && source !== String(value))
        if (losesDigits(source, value) || keepsText(keysOf(path))) node.value = source
      return undefined
    },
  })
  return problem ?? sameKeys(document)
}

function foreignTag(tag: string | undefined): boolean {
  return tag !== undefined && tag !== '!' && !plainTags.has(tag)
}

function tagMessage(tag: string | undefined): string {
  return `has the YAML tag ${tag ?? '!'}; wanted plain texts, numbers, booleans, lists and maps`
}

/** A number and a text that are the same key (`5` and `'5'`): the parser takes them for two, and the first would be lost. */
function sameKeys(document: Document.Parsed): Problem | undefined {
  let problem: Problem | undefined
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key
        if (seen.has(name) && typeof name === 'string') {
          problem = {
            offset: isNode(key) ? key.range?.[0] : undefined,
            message: `the key "${name}" stands twice; wanted keys to be unique`,
          }
          return visit.BREAK
        }
        seen.add(name)
      }
      return undefined
    },
  })
  return problem
}

function keysOf(path: readonly unknown[]): string[] {
  return path.flatMap((step) => (isPair(step) && isScalar(step.key) ? [String(step.key.value)] : []))
}

function losesDigits(source: string, value: number): boolean {
  return /^[-+]?0\d/.test(source) || (/^[-+]?\d+$/.test(source) && !Number.isSafeInteger(value))
}

/** Where the key of the last step of `path` stands, or the nearest thing above it. */
function offsetOf(document: Document.Parsed, path: KeyPath): number {
  let node: unknown = document.contents
  let offset = document.range?.[0] ?? 0
  if (isNode(node) && node.range) offset = node.range[0]
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (!isCollection(node)) break
    const item = isMap(node)
      ? node.items.find((pair) => isPair(pair) && String((pair.key as { value?: unknown } | null)?.value ?? '') === String(step))
      : node.items[Number(step)]
    if (item === undefined) break
    const at = isPair(item) ? item.key : item
    if (isNode(at) && at.range) offset = at.range[0]
    node = isPair(item) ? item.value : item
  }
  return offset
}

import { type Document, isAlias, isCollection, isMap, isNode, isPair, LineCounter, parseAllDocuments, visit } from 'yaml'
import type { KeyPath } from './rule-problem.ts'

/** Longest rule file, characters; the longest that the Sigma project publishes has about 60,000. */
const maxLength = 1_000_000
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

/**
 * Reads every document of a YAML 1.2 file. Numbers that would lose digits (`012345678901`, an account id) stay texts.
 * Never throws: a file that cannot be read is one error.
 */
export function readYaml(text: string): { readonly documents: readonly YamlDocument[]; readonly errors: readonly YamlError[] } {
  const refuse = (message: string, line = 1): ReturnType<typeof readYaml> => ({ documents: [], errors: [{ line, message }] })
  if (text.length > maxLength) return refuse(`the file has ${text.length} characters; wanted at most ${maxLength}: split it`)
  const deep = tooDeep(text)
  if (deep !== undefined) return refuse(`${maxBrackets} brackets are open at once; rules need less than 10`, deep)
  const lines = new LineCounter()
  try {
    const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, strict: true, version: '1.2' })
    const all = (Array.isArray(parsed) ? parsed : []) as Document.Parsed[]
    if (all.length > maxDocuments) return refuse(`the file has ${all.length} documents; wanted at most ${maxDocuments}: split it`)
    const errors = all.flatMap((document) =>
      document.errors.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, message: `not readable as YAML: ${message}` })),
    )
    if (errors.length > 0) return { documents: [], errors }
    return { documents: all.map((document) => read(document, lines)), errors: [] }
  } catch (error) {
    // Nesting beyond V8's stack, or too many aliases.
    return refuse(`not readable as YAML: ${(error as Error).message.slice(0, 200)}`)
  }
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

function read(document: Document.Parsed, lines: LineCounter): YamlDocument {
  let depth = 0
  visit(document, {
    Collection: (_, __, path) => {
      depth = Math.max(depth, path.length)
    },
    Scalar: (_, node) => {
      if (typeof node.value === 'number' && node.source !== undefined && losesDigits(node.source, node.value)) node.value = node.source
    },
  })
  // The path holds a Pair between a map and its value.
  if (depth > maxDepth * 2) throw new Error(`nested more than ${maxDepth} deep; rules need less than 10`)
  const lineOf = (path: KeyPath): number => lines.linePos(offsetOf(document, path)).line
  return { value: document.toJS({ maxAliasCount: maxAliases }), lineOf }
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

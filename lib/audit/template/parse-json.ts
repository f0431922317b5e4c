/** A value out of a template file, and where its resources stand. */
export interface ParsedTemplate {
  readonly value: unknown
  /** Logical id → place of its name. */
  readonly places: ReadonlyMap<string, Place>
}

/** A place in a file, both numbers from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Deepest nesting of a template; real ones stay below 30. */
export const maxDepth = 200

/** A file that is no template, or too much of one. `line` from 1. */
export class TemplateShapeError extends Error {
  readonly line: number

  constructor(message: string, line = 1) {
    super(message)
    this.name = 'TemplateShapeError'
    this.line = line
  }
}

/**
 * A template in JSON, in one walk over its text and the parser of the language: a hundred times the speed of a YAML parser, which
 * counts for the templates of the CDK.
 * @throws TemplateShapeError
 */
export function parseJson(text: string): ParsedTemplate {
  const places = resourcePlaces(text)
  try {
    return { value: JSON.parse(text) as unknown, places }
  } catch (error) {
    const { message } = error as Error
    // V8 names the place in its message.
    throw new TemplateShapeError(`not readable as JSON: ${message.slice(0, 200)}`, Number(/\(line (\d+) /.exec(message)?.[1] ?? 1))
  }
}

/** What a bracket does to the depth. */
const steps: ReadonlyMap<string, number> = new Map([
  ['{', 1],
  ['[', 1],
  ['}', -1],
  [']', -1],
])

/** Names of the members of the top-level `Resources`, where they stand. Also refuses what is nested too deep for whoever walks it. */
function resourcePlaces(text: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const lines = new Lines(text)
  let depth = 0
  /** The last name of depth 1; in `Resources` every name of depth 2 is a logical id. */
  let section = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    depth += steps.get(character) ?? 0
    if (depth > maxDepth) throw new TemplateShapeError(`nested more than ${maxDepth} deep`, lines.placeOf(at).line)
    if (character !== '"') continue
    const end = endOfText(text, at)
    if (depth <= 2 && isName(text, end)) {
      const name = unquoted(text.slice(at, end))
      if (depth === 1) section = name
      if (depth === 2 && section === 'Resources') note(places, name, lines.placeOf(at))
    }
    at = end - 1
  }
  return places
}

/** Lines of a text, for positions that only grow. */
class Lines {
  readonly #text: string
  #line = 1
  #start = 0

  constructor(text: string) {
    this.#text = text
  }

  placeOf(at: number): Place {
    for (let end = this.#text.indexOf('\n', this.#start); end >= 0 && end < at; end = this.#text.indexOf('\n', this.#start)) {
      this.#line++
      this.#start = end + 1
    }
    return { line: this.#line, column: at - this.#start + 1 }
  }
}

function note(places: Map<string, Place>, name: string, place: Place): void {
  if (places.has(name))
    throw new TemplateShapeError(`the resource ${JSON.stringify(name)} is there twice; wanted each name once`, place.line)
  places.set(name, place)
}

/** Position after the closing quote of the text that opens at `at`. */
function endOfText(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++
    else if (text[end] === '"') return end + 1
  }
  return text.length
}

/** Whether a colon follows. */
function isName(text: string, end: number): boolean {
  let at = end
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at++
  return text[at] === ':'
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

/** A piece of a template: text, or a variable. */
type Piece = { readonly text: string } | { readonly variable: string }

/** The template of a resource: text with variables in braces. */
export interface ResourceTemplate {
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly variables: readonly string[]
}

/** Values of variables by name. */
export type Variables = ReadonlyMap<string, string>

/** Reads a template such as `arn:{partition}:lambda:{region}:{account}:function:{function}`. */
export function resourceTemplate(text: string): ResourceTemplate {
  const pieces = text
    .split(/(\{[A-Za-z]+\})/)
    .filter((one) => one !== '')
    .map((one): Piece => (one.startsWith('{') ? { variable: one.slice(1, -1) } : { text: one }))
  return { text, pieces, variables: [...new Set(pieces.flatMap((piece) => ('variable' in piece ? [piece.variable] : [])))] }
}

/** The template with what is known put in; a variable that is not known becomes what `unknown` makes of its name. */
export function fill(template: ResourceTemplate, values: Variables, unknown: (variable: string) => string): string {
  return template.pieces.map((piece) => ('text' in piece ? piece.text : (values.get(piece.variable) ?? unknown(piece.variable)))).join('')
}

/** Values of the free variables of a template in a text that was made from it; undefined when it is no such text. */
export function variablesIn(template: ResourceTemplate, text: string, known: Variables): Variables | undefined {
  const values = new Map(known)
  let at = 0
  for (const [index, piece] of template.pieces.entries()) {
    const fixed = 'text' in piece ? piece.text : values.get(piece.variable)
    if (fixed !== undefined) {
      if (!text.startsWith(fixed, at)) return undefined
      at += fixed.length
      continue
    }
    if (!('variable' in piece)) return undefined
    const next = template.pieces[index + 1]
    const literal = next === undefined ? undefined : 'text' in next ? next.text : values.get(next.variable)
    const end = literal === undefined ? text.length : text.indexOf(literal, at + 1)
    if (end <= at) return undefined
    values.set(piece.variable, text.slice(at, end))
    at = end
  }
  return at === text.length ? values : undefined
}

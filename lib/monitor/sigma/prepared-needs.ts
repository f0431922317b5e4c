import type { Anchor, Necessity } from './anchor.ts'
import type { RuleDocument } from './document.ts'
import type { Field, FieldTable } from './field.ts'

/** A field as data: its path, and the path of the text that is JSON when it stands in one. */
type PlainField = readonly [path: string, text?: string]

/** An anchor as data. */
type PlainAnchor =
  | readonly ['=', field: PlainField, text: string]
  | readonly ['~', field: PlainField | null, piece: string, starts: boolean, ends: boolean]
  | readonly ['k', word: string]

/**
 * What a compiled rule needs, as data that a generated file can hold: with it a rule is compiled when an event asks for it
 * first, so that hundreds of rules cost a cold start next to nothing.
 */
export type PreparedNeeds = readonly (readonly PlainAnchor[])[]

/** The needs of a compiled rule as data; null for a rule whose meaning depends on what is handed in at load time (lists, placeholders), which must be compiled then. */
export function prepareNeeds(document: RuleDocument, needs: readonly Necessity[]): PreparedNeeds | null {
  const text = JSON.stringify([document.detection, document.keepwatch?.selections ?? {}, document.filters ?? []])
  if (/\|expand|"list":/.test(text)) return null
  return needs.map((necessity) => necessity.map(plainAnchor))
}

/** The needs of a rule, made of data. */
export function revivedNeeds(needs: PreparedNeeds, fields: FieldTable): readonly Necessity[] {
  const field = ([path, text]: PlainField): Field => fields.at(path, text === undefined ? [] : [text])
  return needs.map((necessity) =>
    necessity.map((anchor): Anchor => {
      switch (anchor[0]) {
        case '=':
          return { kind: 'equals', field: field(anchor[1]), text: anchor[2] }
        case '~':
          return { kind: 'contains', field: anchor[1] && field(anchor[1]), piece: anchor[2], starts: anchor[3], ends: anchor[4] }
        default:
          return { kind: 'key', word: anchor[1] }
      }
    }),
  )
}

function plainAnchor(anchor: Anchor): PlainAnchor {
  if (anchor.kind === 'key') return ['k', anchor.word]
  if (anchor.kind === 'equals') return ['=', plainField(anchor.field), anchor.text]
  return ['~', anchor.field && plainField(anchor.field), anchor.piece, anchor.starts, anchor.ends]
}

function plainField({ path, inside }: Field): PlainField {
  return inside ? [path, inside.path] : [path]
}

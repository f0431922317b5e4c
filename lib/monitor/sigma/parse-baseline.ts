import type { BaselineSettings } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { parseTimespan } from './timespan.ts'

type Kind = BaselineSettings['kind']

/** The keys of each kind beside `kind`. */
const keys: Readonly<Record<Kind, readonly string[]>> = {
  'inbound-flood': ['floor', 'factor'],
  'outbound-flood': ['floor', 'factor'],
  volume: ['floor', 'factor', 'learning'],
  spread: ['vector', 'role', 'peers', 'flows', 'group', 'count', 'window', 'threshold'],
  beacon: ['variation', 'learning'],
  'new-port': ['learning'],
}
const kinds = Object.keys(keys) as readonly Kind[]

const longestWindow = 86_400_000

/** Reads `keepwatch.baseline`: a map of which `kind` says which other keys it has. */
export function parseBaseline(reader: DocumentReader): BaselineSettings {
  const kind = reader.oneOf('kind', kinds)
  if (!kind) throw reader.refuse('kind', `one of ${kinds.join(', ')}`)
  reader.only(new Set(['kind', ...keys[kind]]))
  switch (kind) {
    case 'inbound-flood':
    case 'outbound-flood':
      return { kind, floor: positive(reader, 'floor'), factor: positive(reader, 'factor') }
    case 'volume':
      return { kind, floor: positive(reader, 'floor'), factor: positive(reader, 'factor'), learning: time(reader, 'learning') }
    case 'spread': {
      const peers = reader.oneOf('peers', ['private', 'public'])
      return {
        kind,
        vector: reader.requiredText('vector'),
        role: required(reader, 'role', ['caller', 'called']),
        ...(peers ? { peers } : {}),
        flows: required(reader, 'flows', ['thin', 'unanswered', 'short', 'any']),
        group: each(reader, 'group', ['peer', 'port']),
        count: atLeastOne(reader, 'count', ['peer', 'port', 'connection']),
        window: time(reader, 'window', longestWindow),
        threshold: positive(reader, 'threshold'),
      }
    }
    case 'beacon':
      return { kind, variation: positive(reader, 'variation'), learning: time(reader, 'learning') }
    case 'new-port':
      return { kind, learning: time(reader, 'learning') }
  }
}

function positive(reader: DocumentReader, key: string): number {
  const value = reader.get(key)
  if (typeof value !== 'number' || !(value > 0)) throw reader.refuse(key, 'a number above 0')
  return value
}

function time(reader: DocumentReader, key: string, most?: number): number {
  const value = parseTimespan(reader.get(key), most)
  if (value === undefined) throw reader.refuse(key, most === undefined ? 'a time such as 7d' : 'a time such as 10m, at most a day')
  return value
}

function required<Word extends string>(reader: DocumentReader, key: string, words: readonly Word[]): Word {
  const word = reader.oneOf(key, words)
  if (word === undefined) throw reader.refuse(key, `one of ${words.join(', ')}`)
  return word
}

function each<Word extends string>(reader: DocumentReader, key: string, words: readonly Word[]): Word[] {
  return reader.texts(key).map((text) => {
    const word = words.find((one) => one === text)
    if (word === undefined) throw reader.refuse(key, `only ${words.join(', ')}`)
    return word
  })
}

function atLeastOne<Word extends string>(reader: DocumentReader, key: string, words: readonly Word[]): Word[] {
  const found = each(reader, key, words)
  if (found.length === 0) throw reader.refuse(key, `one or more of ${words.join(', ')}`)
  return found
}

import type { ContentReader } from './content-reader.ts'
import type { FileItems } from './file-items.ts'
import type { JsonPiece } from './json-piece.ts'
import { fileStart, type JsonPosition } from './json-position.ts'
import type { ReadItem } from './read-item.ts'
import type { ReadLimits } from './read-limits.ts'
import { readPiece } from './read-piece.ts'
import { JsonSplitter } from './split-json.ts'

/** Reads a file of JSON records by parsing every record, from its beginning or from a place between two records on. */
export class JsonFile implements ContentReader {
  private readonly items: FileItems
  private readonly limits: ReadLimits
  private readonly splitter: JsonSplitter

  constructor(items: FileItems, limits: ReadLimits, from: JsonPosition = fileStart) {
    this.items = items
    this.limits = limits
    this.splitter = new JsonSplitter(limits, from)
  }

  push(chunk: Buffer): readonly ReadItem[] {
    return this.read(this.splitter.push(chunk))
  }

  end(): readonly ReadItem[] {
    return this.read(this.splitter.end())
  }

  private read(pieces: readonly JsonPiece[]): readonly ReadItem[] {
    for (const piece of pieces) readPiece(piece, this.limits, this.items)
    return this.items.take()
  }
}

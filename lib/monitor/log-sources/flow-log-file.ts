import type { ContentReader } from './content-reader.ts'
import { type FlowLogLayout, flowLogLayout } from './flow-log-layout.ts'
import type { ReadItem } from './read-item.ts'
import type { ReadLimits } from './read-limits.ts'
import { sample } from './sample.ts'
import { type Line, LineSplitter } from './split-lines.ts'
import { FlowLogReader } from './vpc-flow.ts'

/** Reads a file of VPC flow log lines, chunk by chunk. */
export class FlowLogFile implements ContentReader {
  private readonly name: string
  private readonly lines: LineSplitter
  private readonly reader: FlowLogReader

  constructor(layout: FlowLogLayout, name: string, limits: ReadLimits) {
    this.name = name
    this.lines = new LineSplitter(limits.maxLineBytes)
    this.reader = new FlowLogReader(layout)
  }

  push(chunk: Buffer): readonly ReadItem[] {
    return this.items(this.lines.push(chunk))
  }

  end(): readonly ReadItem[] {
    return this.items(this.lines.end())
  }

  private items(lines: readonly Line[]): readonly ReadItem[] {
    const items: ReadItem[] = []
    for (const line of lines) {
      const item = line.text === '' ? undefined : this.read(line)
      if (item) items.push(item)
    }
    return items
  }

  private read(line: Line): ReadItem | undefined {
    const result = line.cut ? { ok: false as const, reason: 'line is too long for a flow log' } : this.reader.read(line.text)
    if (result.ok) return { kind: 'event', event: result.event, record: line.number }
    // The first line, or that of a further file put behind it.
    const layout = line.cut ? undefined : flowLogLayout(line.text)
    if (typeof layout === 'object' && layout.header) {
      this.reader.relayout(layout)
      return undefined
    }
    return { kind: 'set-aside', name: this.name, record: line.number, reason: result.reason, sample: sample(line.text) }
  }
}

import type { ContentReader } from './content-reader.ts'
import type { FileItems } from './file-items.ts'
import { type FlowLogLayout, flowLogLayout } from './flow-log-layout.ts'
import type { ReadItem } from './read-item.ts'
import type { ReadLimits } from './read-limits.ts'
import { type Line, LineSplitter } from './split-lines.ts'
import { FlowLogReader } from './vpc-flow.ts'

/** Reads a file of VPC flow log lines, chunk by chunk. */
export class FlowLogFile implements ContentReader {
  private readonly items: FileItems
  private readonly lines: LineSplitter
  private readonly reader: FlowLogReader

  constructor(layout: FlowLogLayout, items: FileItems, limits: ReadLimits) {
    this.items = items
    this.lines = new LineSplitter(limits.maxLineBytes)
    this.reader = new FlowLogReader(layout)
  }

  push(chunk: Buffer): readonly ReadItem[] {
    return this.read(this.lines.push(chunk))
  }

  end(): readonly ReadItem[] {
    return this.read(this.lines.end())
  }

  private read(lines: readonly Line[]): readonly ReadItem[] {
    for (const line of lines) if (line.text !== '') this.readLine(line)
    return this.items.take()
  }

  private readLine(line: Line): void {
    const result = line.cut ? { ok: false as const, reason: 'line is too long for a flow log' } : this.reader.read(line.text)
    if (result.ok) {
      this.items.event(result.event, line.number)
      return
    }
    // The first line, or that of a further file put behind it.
    const layout = line.cut ? undefined : flowLogLayout(line.text)
    if (typeof layout === 'object' && layout.header) this.reader.relayout(layout)
    else this.items.setAside(line.number, result.reason, line.text)
  }
}

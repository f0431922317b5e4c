import { scanRecordsModule } from './scan-records.generated.ts'

/** What we use of the engine's WebAssembly; its types come with browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
  readonly Memory: new (size: { readonly initial: number }) => ScannerMemory
}

/** Memory of a scanner: 64 KiB a page. Its buffer is another one after it grew. */
export interface ScannerMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** What the scanner can do; see `assembly/`. Places are addresses in its memory. */
export interface ScannerCalls {
  scanRecords(from: number, to: number, inList: boolean, afterNewline: boolean, maxDepth: number, maxBytes: number): number
  hashText(at: number, length: number): number
}

let module: object | undefined

/** A scanner with a memory of its own. The module is small (6 KB), so it is compiled at once, when the first is wanted. */
export function openScanner(pages: number): { readonly memory: ScannerMemory; readonly calls: ScannerCalls } {
  module ??= new WebAssembly.Module(Buffer.from(scanRecordsModule, 'base64'))
  const memory = new WebAssembly.Memory({ initial: pages })
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  return { memory, calls: exports as ScannerCalls }
}

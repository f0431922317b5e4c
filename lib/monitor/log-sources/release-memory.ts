/** From here on a buffer has memory of its own; smaller ones may share a pool of Node's with others. */
const unpooled = 64 * 1024

/**
 * Gives the memory of a buffer back at once; nobody may read it any more. A garbage collector that sees only the small object in
 * front of megabytes lets the contents of many files pile up: 100 MB with two workers.
 */
export function releaseMemory(buffer: Buffer): void {
  if (buffer.length >= unpooled && buffer.buffer instanceof ArrayBuffer) buffer.buffer.transfer(0)
}

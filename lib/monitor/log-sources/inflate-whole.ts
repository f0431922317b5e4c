import { gunzipSync, type ZlibOptions } from 'node:zlib'
import type { ReadLimits } from './read-limits.ts'

/** Content beyond this is read as a stream: the whole of it would take more memory than a reader should. */
const mostWhole = 64 * 1024 ** 2
/** Most that deflate can make of a byte. */
const steepest = 1032
/** Room beyond the expected size: without it zlib asks for a second piece to find that nothing is left. */
const slack = 64

/**
 * The content of a file in memory: unpacked at one go when it is gzip, which is half as fast again as piece by piece. Undefined
 * when it cannot be had whole (damaged, cut, followed by other bytes, larger than a limit): `inflate` gives what there is of it,
 * and the reason.
 */
export function inflateWhole(
  file: Buffer,
  limits: Pick<ReadLimits, 'maxOutputBytes' | 'maxRatio' | 'ratioFloorBytes'>,
): Buffer | undefined {
  const most = Math.min(limits.maxOutputBytes, mostWhole)
  if (file[0] !== 0x1f || file[1] !== 0x8b) return file.length <= limits.maxOutputBytes ? file : undefined
  // Below the floor no growth is called a bomb; above it the growth would have to be watched on the way.
  const maxOutputLength = Math.min(most, limits.ratioFloorBytes)
  try {
    const { buffer, engine } = gunzipWithRest(file, { maxOutputLength, chunkSize: Math.min(expectedSize(file), maxOutputLength) + slack })
    return isPadding(file, engine.bytesWritten) ? buffer : undefined
  } catch {
    return undefined
  }
}

/** The size that the end of the file tells (RFC 1952, ISIZE), as far as one can believe it: anybody may have written it. */
function expectedSize(file: Buffer): number {
  const told = file.length >= 18 ? file.readUInt32LE(file.length - 4) : 0
  return told <= file.length * steepest ? told : 0
}

/** With `info` Node returns its engine as well, which knows how far it read; its types do not say so. */
function gunzipWithRest(
  file: Buffer,
  options: ZlibOptions,
): { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } } {
  return gunzipSync(file, { ...options, info: true }) as unknown as {
    readonly buffer: Buffer
    readonly engine: { readonly bytesWritten: number }
  }
}

function isPadding(file: Buffer, from: number): boolean {
  for (let at = from; at < file.length; at++) if (file[at] !== 0) return false
  return true
}

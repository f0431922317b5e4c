import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'

const folder = 'lib/monitor/log-sources/scanner'

/**
 * The scanner of CloudTrail files, compiled from the AssemblyScript files in its folder `assembly/`, as a typed literal: then
 * neither a Lambda bundle nor a checkout needs a compiler or a second file. The same sources give the same bytes. `root` is the
 * checkout; resolves to the file's path in it and its text. Throws what the compiler says when it refuses the sources.
 */
export async function generateScanner(root: string): Promise<{ readonly path: string; readonly text: string }> {
  let compiled: string | Uint8Array | undefined
  const flags = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--noAssert', '--importMemory', '--initialMemory', '1']
  const { error, stderr } = await asc.main(['assembly/scan-records.ts', '--baseDir', '.', '--outFile', 'scanner.wasm', ...flags], {
    readFile: (name: string) => readFile(join(root, folder, name), 'utf8').catch(() => null),
    writeFile: (_name: string, contents: string | Uint8Array) => {
      compiled = contents
    },
    listFiles: () => [],
  })
  if (error || !compiled) throw new Error(`The scanner does not compile: ${error?.message ?? 'no output'}\n${stderr.toString()}`)
  const text = [
    '// Made by `npm run docs` from the files in assembly/. Do not edit.',
    '',
    '/** The compiled scanner: a WebAssembly module in base64. */',
    `export const scanRecordsModule: string = '${Buffer.from(compiled as Uint8Array).toString('base64')}'`,
    '',
  ].join('\n')
  return { path: `${folder}/scan-records.generated.ts`, text }
}

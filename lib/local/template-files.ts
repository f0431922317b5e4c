import { glob, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type FileSource, FileSourceError, fileSources } from './file-sources.ts'

/** Templates that one call audits: the CDK writes one a stack. */
const mostFiles = 5_000

/** Largest file that is read, bytes: CloudFormation takes 1 MB. */
const largest = 10_000_000

/** What is looked for in a directory: what the CDK writes there, nested assemblies included, and the usual names. */
const inDirectory = '**/*.template.{json,yaml,yml}'

/**
 * The templates that paths and patterns name, each once, in order of name; `-` is standard input. A path that is there is taken as it
 * is, brackets and all; a directory stands for the templates below it.
 * @throws FileSourceError for a word that names nothing: a template that is left out in silence would look like one without faults
 */
export async function templateFiles(words: readonly string[]): Promise<readonly string[]> {
  const names = new Set<string>()
  for (const word of words) {
    const found = word === '-' ? ['-'] : await namesOf(word)
    if (found.length === 0)
      throw new FileSourceError(
        `--template ${JSON.stringify(word)} names no file. Wanted: a template, a pattern, a directory, or - for standard input.`,
      )
    for (const name of found) names.add(name)
    if (names.size > mostFiles)
      throw new FileSourceError(`--template names more than ${mostFiles} files; wanted fewer: audit them in several calls.`)
  }
  return [...names]
}

/** The text of a template. @throws FileSourceError when it cannot be read or is too large */
export async function readTemplateFile(name: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of (await sourceOf(name)).open()) {
      size += chunk.length
      if (size > largest) throw new Error(`it has more than ${largest} bytes; CloudFormation takes 1 MB`)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof FileSourceError
      ? error
      : new FileSourceError(`Cannot read ${JSON.stringify(name)}: ${(error as Error).message}.`)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function sourceOf(name: string): Promise<FileSource> {
  for await (const source of fileSources([name])) return source
  throw new FileSourceError(`Cannot read ${JSON.stringify(name)}: there is no such file.`)
}

async function namesOf(word: string): Promise<readonly string[]> {
  const found = await stat(word).catch(() => undefined)
  if (found && !found.isDirectory()) return [relative('.', word)]
  const names: string[] = []
  const pattern = found ? join(word, inDirectory) : word
  for await (const name of glob(pattern, { exclude: (path) => String(path).split('/').includes('node_modules') })) {
    const file = relative('.', name)
    if ((await stat(name).catch(() => undefined))?.isFile()) names.push(file)
    if (names.length > mostFiles) break
  }
  return names.sort()
}

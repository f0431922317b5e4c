import { readFile } from 'node:fs/promises'
import { type ReadExceptions, readExceptions } from '#lib/findings/exception/read-exceptions.ts'
import { readYaml } from '#lib/monitor/sigma/read-yaml.ts'

const largest = 8 * 1024 * 1024

/** Accepted risks of a YAML or JSON file, as of `now` (milliseconds). Throws, naming the place, when it is no list of exceptions. */
export async function readExceptionFile(file: string, now: number): Promise<ReadExceptions> {
  const value = await readDocument(file)
  try {
    return readExceptions(value, now)
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`)
  }
}

/** The one document of a YAML or JSON file. */
export async function readDocument(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8')
  if (text.length > largest) throw new Error(`${file}: it has ${text.length} characters; wanted at most ${largest}`)
  const { documents, errors } = readYaml(text)
  const [problem] = errors
  if (problem) throw new Error(`${file}:${problem.line}: ${problem.message}`)
  return documents[0]?.value
}

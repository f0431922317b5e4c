import { readFile } from 'node:fs/promises'
import type { Framework } from '#lib/frameworks/framework.ts'
import { frameworks } from '#lib/frameworks/index.ts'
import { parseFramework } from '#lib/frameworks/parse-framework.ts'
import { readYaml } from '#lib/monitor/sigma/read-yaml.ts'
import { FileSourceError, fileSources } from './file-sources.ts'

/** Largest file that is read, bytes. */
const largest = 1024 * 1024
/** Most files and frameworks. */
const most = 100
/** Problems that are told at once. */
const problemsTold = 20

/** Ids that a framework may name. */
export interface FrameworkNames {
  readonly checks: Iterable<string>
  readonly detections: Iterable<string>
}

/** One framework as a file says it, not judged yet. */
interface Written {
  readonly value: unknown
  /** Where something is, as a reader finds it. */
  readonly at: (path: readonly (string | number)[]) => string
}

/**
 * The frameworks of a user: every `.yml`, `.yaml` and `.json` below a path (a folder or one file), one framework a document, as
 * `docs/adding-a-framework.md` says. Other files are passed over. Throws FileSourceError that names file, line and field of what is
 * wrong, and the nearest name where one is not known; then none is taken: a framework with a hole would look better than it is.
 */
export async function readFrameworkFiles(path: string, names?: FrameworkNames): Promise<readonly Framework[]> {
  const { checks, detections } = names ?? (await builtInNames())
  const known = { checks: new Set(checks), detections: new Set(detections), frameworks: new Set(frameworks.map(({ id }) => id)) }
  const found: Framework[] = []
  const problems: string[] = []
  for (const { value, at } of await writtenBelow(path)) {
    const framework = parseFramework(value, known)
    if ('id' in framework) {
      known.frameworks.add(framework.id)
      found.push(framework)
    } else problems.push(...framework.map((problem) => `${at(problem.path)}: ${problem.message}`))
  }
  if (problems.length > 0) throw new FileSourceError(told(problems))
  if (found.length === 0) throw new FileSourceError(`No framework in ${JSON.stringify(path)}. Wanted: .yml or .json files with one each.`)
  return found
}

async function builtInNames(): Promise<FrameworkNames> {
  const { checks } = await import('#lib/audit/checks/catalogue.generated.ts')
  const { builtInDetections } = await import('#lib/monitor/catalogue.ts')
  return { checks: checks.map(({ id }) => id), detections: builtInDetections().map(({ id }) => id) }
}

async function writtenBelow(path: string): Promise<readonly Written[]> {
  const written: Written[] = []
  let files = 0
  for await (const { name, size = 0 } of fileSources([path])) {
    if (!/\.(ya?ml|json)$/i.test(name)) continue
    files += 1
    if (files > most)
      throw new FileSourceError(`More than ${most} files below ${JSON.stringify(path)}. Wanted: at most ${most} frameworks.`)
    if (size > largest) throw new FileSourceError(`${name} has ${size} bytes. Wanted: at most ${largest}.`)
    const text = await textOf(name)
    written.push(...(/\.json$/i.test(name) ? [fromJson(text, name)] : fromYaml(text, name)))
    if (written.length > most) throw new FileSourceError(`${name} brings the frameworks above ${most}. Wanted: at most ${most}.`)
  }
  return written
}

async function textOf(name: string): Promise<string> {
  try {
    return await readFile(name, 'utf8')
  } catch (error) {
    throw new FileSourceError(`Cannot read ${name}: ${(error as Error).message}.`)
  }
}

function fromJson(text: string, name: string): Written {
  try {
    return { value: JSON.parse(text) as unknown, at: (path) => [name, ...path].join(' ') }
  } catch (error) {
    throw new FileSourceError(`${name} is not JSON: ${(error as Error).message.slice(0, 200)}`)
  }
}

function fromYaml(text: string, name: string): readonly Written[] {
  // 1.10 is a number of a requirement, not a quantity.
  const { documents, errors } = readYaml(text, { keepsText: (keys) => ['id', 'version'].includes(keys.at(-1) ?? '') })
  if (errors.length > 0) throw new FileSourceError(told(errors.map(({ line, message }) => `${name}:${line}: ${message}`)))
  return documents.map((document) => ({
    value: document.value,
    at: (path) => [`${name}:${document.lineOf(path)}`, ...path].join(' '),
  }))
}

function told(problems: readonly string[]): string {
  const rest = problems.length - problemsTold
  return [...problems.slice(0, problemsTold), ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n')
}

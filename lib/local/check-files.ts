import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Check, defineCheck, fail, forPerson, notApplicable, pass, undecided } from '#lib/audit/check.ts'
import { severities } from '#lib/findings/severity.ts'
import { FileSourceError, fileSources } from './file-sources.ts'

/** Most files of one folder. */
const most = 500

/** What a file of a check is handed, so that it needs no import at run time. */
export const checkTools = { defineCheck, pass, fail, notApplicable, undecided, forPerson }

/**
 * The checks of a folder of the operator: each `.ts`, `.mts`, `.js` or `.mjs` file whose default export is a check, or a function of
 * `checkTools` that returns one (docs/adding-a-check.md). The code runs with the rights of whoever calls. Throws FileSourceError that
 * names the file; then none is taken, since a check that is silently left out would look like one that passes.
 */
export async function readCheckFiles(path: string, known: readonly Check[]): Promise<readonly Check[]> {
  const ids = new Set(known.map(({ id }) => id))
  const found: Check[] = []
  for await (const { name } of fileSources([path])) {
    if (!/\.m?[jt]s$/.test(name) || /\.(test|cases|d)\.m?[jt]s$/.test(name)) continue
    if (found.length >= most) throw new FileSourceError(`${path} holds more than ${most} checks.`)
    const check = readCheck(await loaded(name), name)
    if (ids.has(check.id)) throw new FileSourceError(`${name}: there is a check ${check.id} already. Give it another id.`)
    ids.add(check.id)
    found.push(check)
  }
  if (found.length === 0)
    throw new FileSourceError(`No check in ${JSON.stringify(path)}. Wanted: .ts or .js files that export one each by default.`)
  return found
}

async function loaded(file: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(resolve(file)).href)) as { readonly default?: unknown }
    return typeof module.default === 'function' ? (module.default as (tools: typeof checkTools) => unknown)(checkTools) : module.default
  } catch (error) {
    throw new FileSourceError(`${file} could not be loaded: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

/** What a field must be, in words, beside the test for it. */
const fields: readonly (readonly [name: string, wanted: string, test: (value: unknown) => boolean])[] = [
  ['id', 'words in small letters joined by "-", the service first', (id) => typeof id === 'string' && /^[a-z0-9]+(-[a-z0-9]+)+$/.test(id)],
  ['title', 'a sentence', isText],
  ['severity', `one of ${severities.join(', ')}`, (value) => (severities as readonly unknown[]).includes(value)],
  ['resource', 'a type such as AWS::S3::Bucket', isText],
  ['reads', 'the names of the properties it reads', isTexts],
  ['rationale', 'a sentence', isText],
  ['evaluate', 'a function', (value) => typeof value === 'function'],
]

function readCheck(value: unknown, file: string): Check {
  if (typeof value !== 'object' || value === null)
    throw new FileSourceError(
      `${file}: its default export is ${value === null ? 'null' : typeof value}; wanted a check, or a function that returns one.`,
    )
  const check = value as Partial<Check>
  for (const [name, wanted, test] of fields) {
    const got = (check as Readonly<Record<string, unknown>>)[name]
    if (!test(got)) throw new FileSourceError(`${file}: ${name} is ${JSON.stringify(got)?.slice(0, 100) ?? 'missing'}; wanted ${wanted}.`)
  }
  const { remediation, aliases } = check
  return {
    ...(check as Check),
    remediation: { cli: remediation?.cli ?? '', cdk: remediation?.cdk ?? '', terraform: remediation?.terraform ?? '' },
    aliases: { prowler: aliases?.prowler ?? [], securityHub: aliases?.securityHub ?? [] },
  }
}

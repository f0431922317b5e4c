import { readFile } from 'node:fs/promises'
import { defaultAuditConfig, readAuditConfig } from '#lib/audit/audit-config.ts'
import type { Check } from '#lib/audit/check.ts'
import { checks as builtIn } from '#lib/audit/checks/catalogue.generated.ts'
import { chooseChecks, serviceOf, UnknownCheckError } from '#lib/audit/choose-checks.ts'
import type { Thresholds } from '#lib/audit/thresholds.ts'
import type { ReadExceptions } from '#lib/findings/exception/read-exceptions.ts'
import { severities } from '#lib/findings/severity.ts'
import type { Framework } from '#lib/frameworks/framework.ts'
import { frameworks as builtInFrameworks, frameworkById } from '#lib/frameworks/index.ts'
import { readCheckFiles } from '#lib/local/check-files.ts'
import { readExceptionFile } from '#lib/local/exception-files.ts'
import { readFrameworkFiles } from '#lib/local/framework-files.ts'
import { readYaml } from '#lib/monitor/sigma/read-yaml.ts'
import { oneOf, UsageError } from '../options.ts'

/** Options that say which checks are run and by which numbers. */
export const choiceOptions = {
  check: { type: 'string', multiple: true, default: [] as string[] },
  service: { type: 'string', multiple: true, default: [] as string[] },
  severity: { type: 'string' },
  framework: { type: 'string', multiple: true, default: [] as string[] },
  checks: { type: 'string' },
  frameworks: { type: 'string' },
  config: { type: 'string' },
  exceptions: { type: 'string' },
} as const

/** What the words of the command chose. */
export interface AuditChoice {
  /** Every check there is, those of the folder included. */
  readonly all: readonly Check[]
  readonly chosen: readonly Check[]
  /** Those, and whatever else is needed to tell of them. */
  readonly judged: readonly Check[]
  /** Every framework there is. */
  readonly frameworks: readonly Framework[]
  /** Those that were asked for. */
  readonly asked: readonly Framework[]
  readonly thresholds: Thresholds
  /** Accepted risks, as of now. */
  readonly exceptions: ReadExceptions
}

interface Words {
  readonly check: readonly string[]
  readonly service: readonly string[]
  readonly severity?: string | undefined
  readonly framework: readonly string[]
  readonly checks?: string | undefined
  readonly frameworks?: string | undefined
  readonly config?: string | undefined
  readonly exceptions?: string | undefined
}

/** Largest settings file that is read. */
const largest = 256 * 1024

/** Reads what the words chose; a UsageError names the word that stands for nothing. */
export async function readChoice(words: Words): Promise<AuditChoice> {
  const own = words.checks === undefined ? [] : await readCheckFiles(words.checks, builtIn)
  const all = [...builtIn, ...own]
  const ownFrameworks = words.frameworks === undefined ? [] : await ownFrameworksIn(words.frameworks, all)
  const frameworks = [...builtInFrameworks, ...ownFrameworks]
  const config = words.config === undefined ? defaultAuditConfig : await readConfig(words.config)
  const exceptions = words.exceptions === undefined ? { active: [], refused: [] } : await readAccepted(words.exceptions)
  const asked = words.framework.map((id) => knownFramework(id, frameworks))
  const services = [...new Set(all.map(serviceOf))].sort()
  const controls = new Set(asked.flatMap(({ requirements }) => requirements.flatMap((requirement) => requirement.controls)))
  const skip = new Set(config.skip)
  try {
    const chosen = chooseChecks(all, {
      ids: words.check,
      services: words.service.map((service) => oneOf('--service', service, services)),
      ...(words.severity === undefined ? {} : { severity: oneOf('--severity', words.severity, severities) }),
      ...(asked.length > 0 ? { controls } : {}),
    }).filter(({ id }) => !skip.has(id))
    if (chosen.length === 0)
      throw new UsageError('No check is left by these options: take one of them away. All checks: keepwatch audit --list-checks')
    return { all, chosen, judged: chosen, frameworks, asked, thresholds: config.thresholds, exceptions }
  } catch (error) {
    throw error instanceof UnknownCheckError ? new UsageError(`--check: ${error.message}`) : error
  }
}

async function ownFrameworksIn(path: string, all: readonly Check[]): Promise<readonly Framework[]> {
  // Loaded where it is needed: the catalogue of detections takes 30 MB.
  const { builtInDetections } = await import('#lib/monitor/catalogue.ts')
  return readFrameworkFiles(path, { checks: all.map(({ id }) => id), detections: builtInDetections().map(({ id }) => id) })
}

function knownFramework(id: string, all: readonly Framework[]): Framework {
  const own = all.find((framework) => framework.id === id)
  if (own) return own
  try {
    return frameworkById(id)
  } catch (error) {
    throw new UsageError(`--framework: ${(error as Error).message}`)
  }
}

async function readAccepted(file: string): Promise<ReadExceptions> {
  try {
    return await readExceptionFile(file, Date.now())
  } catch (error) {
    throw new UsageError(`--exceptions: ${(error as Error).message}`)
  }
}

async function readConfig(file: string) {
  try {
    const text = await readFile(file, 'utf8')
    if (text.length > largest) throw new Error(`it has ${text.length} characters; wanted at most ${largest}`)
    const { documents, errors } = readYaml(text)
    const [problem] = errors
    if (problem) throw new Error(`${file}:${problem.line}: ${problem.message}`)
    return readAuditConfig(documents[0]?.value, file)
  } catch (error) {
    throw new UsageError(`--config: ${(error as Error).message}`)
  }
}

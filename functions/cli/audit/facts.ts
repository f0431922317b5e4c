import type { Check } from '#lib/audit/check.ts'
import { checkNamed, serviceOf } from '#lib/audit/choose-checks.ts'
import { demandOf } from '#lib/audit/demand.ts'
import { grantsOf } from '#lib/aws/action-resources.ts'
import type { Framework } from '#lib/frameworks/framework.ts'
import { checkFacts } from '#lib/local/check-facts.ts'
import { actionsToLook } from '#lib/local/look-at-account.ts'
import { checkText } from '#lib/report/check-text.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { renderTable } from '#lib/report/table.ts'
import { UsageError } from '../options.ts'
import { writeOut } from '../output.ts'

type Format = 'ndjson' | 'json' | 'table'

/** Every check that was chosen, one a line. */
export async function listChecks(chosen: readonly Check[], frameworks: readonly Framework[], format: Format): Promise<void> {
  const facts = chosen.map((check) => ({ service: serviceOf(check), ...checkFacts(check, frameworks) }))
  if (format === 'json') return writeOut(`[\n${facts.map(safeJson).join(',\n')}\n]\n`)
  if (format === 'ndjson') return writeOut(facts.map((one) => `${safeJson(one)}\n`).join(''))
  const rows = facts.map(({ id, severity, title, requirements }) => [
    id,
    severity,
    title,
    requirements.map((one) => one.split(' ')[0]).join(' '),
  ])
  return writeOut(renderTable(['check', 'severity', 'wanted state', 'serves'], rows, { width: process.stdout.columns ?? 160 }))
}

/** One check with all that there is to tell of it. */
export async function explainCheck(name: string, all: readonly Check[], frameworks: readonly Framework[], format: Format): Promise<void> {
  let check: Check
  try {
    check = checkNamed(all, name)
  } catch (error) {
    throw new UsageError(`--explain: ${(error as Error).message}`)
  }
  const facts = checkFacts(check, frameworks)
  const width = Math.min(process.stdout.columns ?? 100, 120)
  await writeOut(format === 'table' ? `${checkText(facts, width)}\n` : `${safeJson(facts)}\n`)
}

/** The policy that looking for these checks takes, as IAM wants it. */
export async function printPermissions(chosen: readonly Check[], regionsNamed: boolean): Promise<void> {
  const grants = grantsOf(actionsToLook(demandOf(chosen), regionsNamed), 'aws')
  const Statement = grants.map(({ actions, resources }) => ({
    Effect: 'Allow',
    Action: actions,
    Resource: resources.length === 1 ? resources[0] : resources,
  }))
  const policy = { Version: '2012-10-17', Statement }
  await writeOut(`${JSON.stringify(policy, null, 2)}\n`)
}

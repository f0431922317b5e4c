import type { AuditObservation } from '#lib/findings/observation.ts'
import { auditLine } from '#lib/report/audit-line.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type SarifProblem, type SarifRule, sarifLog } from '#lib/report/sarif.ts'
import { renderTable } from '#lib/report/table.ts'
import packageFile from '../../../package.json' with { type: 'json' }
import { exitCode } from '../options.ts'
import { say, writeOut } from '../output.ts'
import type { AuditChoice } from './choice.ts'

/** Forms in which the results of templates are written. */
export type TemplateFormat = 'ndjson' | 'json' | 'table' | 'sarif'

/** A verdict and where in which file its resource stands. */
export interface FileVerdict {
  readonly observation: AuditObservation
  readonly file: string
  readonly line: number
  readonly column: number
  readonly logicalId: string
}

/** Reasons for `unknown` that are told on standard error. */
const reasonsTold = 10

/** Writes verdicts on templates, and counts them for the closing line and the exit code. */
export class TemplateOutput {
  readonly #format: TemplateFormat
  readonly #rules: readonly SarifRule[]
  readonly #aliases: ReadonlyMap<string, Parameters<typeof auditLine>[1]>
  readonly #counts = new Map<string, number>()
  readonly #reasons = new Set<string>()
  readonly #kept: FileVerdict[] = []
  readonly #problems: SarifProblem[] = []
  #written = 0

  constructor(format: TemplateFormat, choice: AuditChoice, rules: readonly SarifRule[]) {
    this.#format = format
    this.#rules = rules
    this.#aliases = new Map(choice.all.map((check) => [check.id, check.aliases]))
  }

  /** A file that could not be judged. */
  addProblem(problem: SarifProblem): void {
    this.#problems.push(problem)
  }

  async add(verdict: FileVerdict): Promise<void> {
    const { observation, file, line, column, logicalId } = verdict
    this.#counts.set(observation.verdict, (this.#counts.get(observation.verdict) ?? 0) + 1)
    if (observation.verdict === 'unknown' && this.#reasons.size <= reasonsTold) this.#reasons.add(observation.reason)
    if (this.#format === 'table' || this.#format === 'sarif') {
      if (observation.verdict !== 'pass') this.#kept.push({ ...verdict, observation: { ...observation, evidence: {} } })
      return
    }
    const text = safeJson({
      ...auditLine(observation, this.#aliases.get(observation.control)),
      template: { file, line, column, logicalId },
    })
    const lead = this.#format === 'ndjson' ? '' : this.#written === 0 ? '[\n' : ',\n'
    await writeOut(`${lead}${text}${this.#format === 'ndjson' ? '\n' : ''}`)
    this.#written++
  }

  /** Ends the list and says how it went; `files` were to be judged. */
  async end(files: number): Promise<number> {
    if (this.#format === 'json') await writeOut(this.#written === 0 ? '[]\n' : '\n]\n')
    if (this.#format === 'sarif') await writeOut(`${safeJson(this.#sarif())}\n`)
    if (this.#format === 'table') await writeOut(this.#table())
    const of = (verdict: string): number => this.#counts.get(verdict) ?? 0
    const people = of('manual') > 0 ? `, ${of('manual')} for a person to judge` : ''
    say(
      `${files} ${files === 1 ? 'template' : 'templates'}: ${of('fail')} failed, ${of('pass')} passed, ${of('unknown')} unknown, ${of('not-applicable')} not applicable${people}`,
    )
    for (const { file, line, message } of this.#problems) say(`keepwatch: ${forTerminal(`${file}:${line}: ${message}`)}`)
    for (const reason of [...this.#reasons].slice(0, reasonsTold)) say(`unknown: ${forTerminal(reason)}`)
    if (this.#reasons.size > reasonsTold) say('unknown: for further reasons; they stand in the verdicts (--format ndjson)')
    if (of('fail') > 0) return exitCode.findings
    return of('unknown') > 0 || this.#problems.length > 0 ? exitCode.couldNotRun : exitCode.nothingFound
  }

  #sarif(): object {
    const verdicts = this.#kept.map(({ observation, ...place }) => ({
      control: observation.control,
      verdict: observation.verdict,
      severity: observation.severity,
      reason: observation.reason,
      resourceType: observation.resource.type,
      ...place,
    }))
    return sarifLog({ version: packageFile.version, rules: this.#rules, verdicts, problems: this.#problems })
  }

  #table(): string {
    const rows = this.#kept
      .filter(({ observation }) => observation.verdict === 'fail' || observation.verdict === 'manual')
      .map(({ observation, file, line, logicalId }) => [
        `${file}:${line}`,
        logicalId,
        observation.control,
        observation.severity,
        observation.reason,
      ])
    const options = process.stdout.columns === undefined ? {} : { width: process.stdout.columns }
    return rows.length === 0 ? '' : renderTable(['where', 'resource', 'check', 'severity', 'what'], rows, options)
  }
}

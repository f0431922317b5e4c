import { completelyListed } from '#lib/audit/completely-listed.ts'
import { ExceptionSet } from '#lib/findings/exception/exception-set.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Framework } from '#lib/frameworks/framework.ts'
import { frameworkById } from '#lib/frameworks/index.ts'
import type { SurveyedAccount } from '#lib/local/log-sources.ts'
import { auditLine } from '#lib/report/audit-line.ts'
import { detectionStates } from '#lib/report/detection-states.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { htmlReport } from '#lib/report/html/html-report.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Scorecard, scorecard } from '#lib/report/scorecard.ts'
import { scorecardText } from '#lib/report/scorecard-text.ts'
import packageFile from '../../../package.json' with { type: 'json' }
import { exitCode } from '../options.ts'
import { say, writeOut } from '../output.ts'
import type { AuditChoice } from './choice.ts'

/** How verdicts are written. */
export type AuditFormat = 'ndjson' | 'json' | 'table' | 'html'

/** Reasons for `unknown` that are told on standard error. */
const reasonsTold = 20

/** Writes verdicts as they come, and counts them for the closing line and the exit code. */
export class AuditOutput {
  readonly #format: AuditFormat
  readonly #choice: AuditChoice
  readonly #aliases: ReadonlyMap<string, Parameters<typeof auditLine>[1]>
  readonly #counts = new Map<string, number>()
  readonly #reasons = new Set<string>()
  /** For the scorecard only; without evidence, which it does not show. */
  readonly #kept: AuditObservation[] = []
  /** Verdicts on log sources that were not asked for; the scorecard needs them to know which detections can see. */
  readonly #beside: AuditObservation[] = []
  readonly #chosen: ReadonlySet<string>
  readonly #exceptions: ExceptionSet
  #accepted = 0
  #written = 0

  constructor(format: AuditFormat, choice: AuditChoice) {
    this.#format = format
    this.#choice = choice
    this.#exceptions = new ExceptionSet(choice.exceptions.active, Date.now())
    this.#chosen = new Set(choice.chosen.map(({ id }) => id))
    this.#aliases = new Map(choice.all.map((check) => [check.id, check.aliases]))
  }

  async add(judged: AuditObservation): Promise<void> {
    const observation = this.#exceptions.apply(judged)
    const { verdict, reason, control } = observation
    if (!this.#chosen.has(control)) {
      this.#beside.push(observation)
      return
    }
    if (observation.exception) this.#accepted++
    else this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1)
    if (verdict === 'unknown' && this.#reasons.size <= reasonsTold) this.#reasons.add(reason)
    if (this.#format === 'table' || this.#format === 'html') {
      this.#kept.push({ ...observation, evidence: {} })
      return
    }
    const line = safeJson(auditLine(observation, this.#aliases.get(control)))
    const lead = this.#format === 'ndjson' ? '' : this.#written === 0 ? '[\n' : ',\n'
    await writeOut(`${lead}${line}${this.#format === 'ndjson' ? '\n' : ''}`)
    this.#written++
  }

  /** Ends the list, or writes the scorecards of the frameworks that were asked for (CIS when none was). */
  async end(accounts: readonly SurveyedAccount[], scopes: { readonly seen: number; readonly expected: number }): Promise<number> {
    if (this.#format === 'json') await writeOut(this.#written === 0 ? '[]\n' : '\n]\n')
    if (this.#format === 'table')
      for (const framework of this.#frameworks())
        await writeOut(
          scorecardText(await this.#card(framework, accounts, scopes), {
            width: process.stdout.columns ?? 100,
            colour: process.stdout.isTTY === true,
          }),
        )
    if (this.#format === 'html') await this.#writePage(accounts, scopes)
    const of = (verdict: string): number => this.#counts.get(verdict) ?? 0
    const people = of('manual') > 0 ? `, ${of('manual')} for a person to judge` : ''
    const hidden = this.#accepted > 0 ? `, ${this.#accepted} failed with an accepted risk` : ''
    for (const { id, problem } of this.#choice.exceptions.refused)
      say(`exception ${forTerminal(id)} hides nothing: ${forTerminal(problem)}`)
    say(`${of('fail')} failed${hidden}, ${of('pass')} passed, ${of('unknown')} unknown, ${of('not-applicable')} not applicable${people}`)
    for (const reason of [...this.#reasons].slice(0, reasonsTold)) say(`unknown: ${forTerminal(reason)}`)
    if (this.#reasons.size > reasonsTold) say('unknown: for further reasons; they stand in the verdicts (--format ndjson)')
    if (of('fail') > 0) return exitCode.findings
    return of('unknown') > 0 || this.#counts.size + this.#accepted === 0 ? exitCode.couldNotRun : exitCode.nothingFound
  }

  #frameworks(): readonly Framework[] {
    return this.#choice.asked.length > 0 ? this.#choice.asked : [frameworkById('cis-7.0')]
  }

  async #card(
    framework: Framework,
    accounts: readonly SurveyedAccount[],
    scopes: { readonly seen: number; readonly expected: number },
  ): Promise<Scorecard> {
    // Loaded where it is needed: the catalogue of detections takes 30 MB.
    const { builtInDetections } = await import('#lib/monitor/catalogue.ts')
    const { logSourcesOf } = await import('#lib/local/log-sources.ts')
    const surveys = accounts.map(({ survey }) => survey)
    return scorecard(framework, this.#kept, {
      scopesSeen: scopes.seen,
      scopesExpected: scopes.expected,
      asked: completelyListed(this.#choice.chosen, surveys),
      detectionStates: detectionStates(builtInDetections(), logSourcesOf(accounts, [...this.#kept, ...this.#beside])),
    })
  }

  async #writePage(accounts: readonly SurveyedAccount[], scopes: { readonly seen: number; readonly expected: number }): Promise<void> {
    const scorecards: Scorecard[] = []
    for (const framework of this.#frameworks()) scorecards.push(await this.#card(framework, accounts, scopes))
    const seen = this.#kept.reduce((latest, { observedAt }) => Math.max(latest, observedAt), 0)
    await writeOut(
      htmlReport({
        title: 'Audit of AWS accounts',
        accounts: accounts.map(({ account }) => account).sort(),
        observedAt: new Date(seen).toISOString(),
        madeAt: new Date().toISOString(),
        version: packageFile.version,
        scorecards,
        verdicts: this.#kept,
      }),
    )
  }
}

/**
 * `npm start`: both flows on this machine, through the real doors, on the embedded stores. Without options it replays the
 * samples; `--aws` audits the account of the ambient AWS credentials, reading only. `--once` ends instead of serving.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { completelyListed } from '#lib/audit/completely-listed.ts'
import { runKeys } from '#lib/audit/run-manifest.ts'
import { readRunResults } from '#lib/audit/run-results.ts'
import { emptySummary, verifyEvidence } from '#lib/audit/seal/verify-evidence.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { surveyOf } from '#lib/audit/survey.ts'
import { actionsOf } from '#lib/aws/collector.ts'
import { collectors } from '#lib/aws/collectors/index.ts'
import { closeConnections } from '#lib/aws/connections.ts'
import { openEvidence, openFindings, openIncidents } from '#lib/aws/stores.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import { effectiveness } from '#lib/frameworks/effectiveness.ts'
import { frameworkById } from '#lib/frameworks/index.ts'
import { effectivenessText } from '#lib/local/effectiveness.ts'
import { startEmbeddedStores } from '#lib/local/embedded-stores.ts'
import { LocalDeployment } from '#lib/local/local-deployment.ts'
import { logSourcesOf } from '#lib/local/log-sources.ts'
import { lookAtAccount } from '#lib/local/look-at-account.ts'
import { type Route, startReadOnlyServer } from '#lib/local/read-only-server.ts'
import { asEventBridge, asOf, asTrailFile, sampleFlowLogs, sampleTrail } from '#lib/local/sample-replay.ts'
import { readSnapshotFiles } from '#lib/local/snapshot-files.ts'
import { builtInDetections } from '#lib/monitor/catalogue.ts'
import { detectionStates } from '#lib/report/detection-states.ts'
import { incidentLine } from '#lib/report/incident-line.ts'
import { incidentText } from '#lib/report/incident-text.ts'
import { scorecard } from '#lib/report/scorecard.ts'
import { scorecardText } from '#lib/report/scorecard-text.ts'

const samples = fileURLToPath(new URL('../samples', import.meta.url))
const help = `npm start [-- --once] [-- --aws [--region R]...] [-- --port N]

  --once      end after the run instead of serving the results
  --aws       audit the account of the ambient AWS credentials (reading only) instead of replaying samples/
  --region R  with --aws: a region to look in; may be given again; default: every enabled region
  --port N    port of the read-only API on the loopback interface; default: a free one
`
const tenMinutes = 600_000
const say = (text = ''): void => void process.stdout.write(`${text}\n`)

const { values } = parseArgs({
  options: {
    once: { type: 'boolean', default: false },
    aws: { type: 'boolean', default: false },
    region: { type: 'string', multiple: true, default: [] },
    port: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  say(help)
  process.exit(0)
}

/** Reads the account before the embedded stores put their own endpoints and keys into the environment. */
async function lookAtAws(): Promise<readonly SnapshotPart[]> {
  say('Reading the account of your AWS credentials. These calls will be made, and no others:')
  for (const entry of collectors)
    say(
      `  ${entry.service.padEnd(16)} ${actionsOf(entry)
        .map((action) => action.split(':')[1])
        .join(' ')}`,
    )
  return lookAtAccount({
    regions: values.region,
    now: Date.now,
    onPart: (part, done, all) =>
      say(
        `  ${done}/${all} ${part.service} in ${part.region}: ${part.resources.length} resources${part.gaps.length > 0 ? `, ${part.gaps.length} gaps` : ''}`,
      ),
  })
}

const began = performance.now()
const live = values.aws ? await lookAtAws() : undefined
const stores = await startEmbeddedStores()
Object.assign(process.env, stores.variables, live ? {} : { ACCESS_FILE: `${samples}/sensitive-data.json` })
// The doors make their loggers when they are loaded, so that comes after the settings.
process.env['POWERTOOLS_LOG_LEVEL'] ??= 'ERROR'
process.env['POWERTOOLS_METRICS_DISABLED'] ??= 'true'
const { handler: detectEvents } = await import('./detect-events.ts')
const { handler: detectLogs } = await import('./detect-logs.ts')
const { handler: detectTick } = await import('./detect-tick.ts')
const { handler: evaluate } = await import('./evaluate.ts')
const { handler: publishAlerts } = await import('./publish-alerts.ts')
const deployment = new LocalDeployment(stores, { detectEvents, detectLogs, detectTick, evaluate, publishAlerts })
const alerts: { readonly subject: string; readonly text: string }[] = []

async function tellReceived(): Promise<void> {
  for await (const alert of deployment.received()) {
    alerts.push(alert)
    say(`${'─'.repeat(78)}\n${alert.subject}\n\n${alert.text.trimEnd()}\n`)
  }
}

/** The samples as they would have happened in the last hours: event by event over the bus, then as files. */
async function replay(): Promise<void> {
  const records = await sampleTrail(samples, Date.now() - 60_000)
  say(`Monitoring: ${records.length} CloudTrail events over the event bus`)
  for (let start = 0; start < records.length; start += 20) {
    await deployment.putEvents(records.slice(start, start + 20).map(asEventBridge))
    await tellReceived()
  }
  const told = alerts.length
  await deployment.deliverLogFile(asTrailFile(records))
  await tellReceived()
  say(`Monitoring: the same ${records.length} events once more, as a CloudTrail file in S3: ${alerts.length - told} new alerts`)
  for (const file of await sampleFlowLogs(samples, Date.now() - 60_000)) {
    say(`Monitoring: VPC flow log ${file.key}`)
    await deployment.deliverLogFile(file)
    await tellReceived()
  }
}

if (!live) await replay()
const parts = live ?? asOf(Date.now(), await readSnapshotFiles(`${samples}/snapshot`))
say(`Auditing: ${parts.length} snapshot parts, ${parts.reduce((sum, part) => sum + part.resources.length, 0)} resources`)
const runId = await deployment.audit(parts, Date.now())
// What is new in a told story is told together, ten minutes later: here at once.
await deployment.sweep(-tenMinutes)
await tellReceived()

const { items } = openFindings(stores.variables)
const evidence = openEvidence(stores.variables)
const json = async (key: string): Promise<unknown> => {
  const body = await evidence.get(key)
  return body && JSON.parse(Buffer.from(body).toString('utf8'))
}
const accounts = [...new Set(parts.map((part) => part.account))]
const results: AuditObservation[] = []
for (const account of accounts) results.push(...(await Array.fromAsync(readRunResults(evidence, runId, account))))
const surveyed = accounts.map((account) => ({ account, survey: surveyOf(parts.filter((part) => part.account === account)) }))
const coverage = {
  scopesSeen: parts.filter((part) => part.gaps.length === 0).length,
  scopesExpected: parts.length,
  asked: completelyListed(
    checks,
    surveyed.map(({ survey }) => survey),
  ),
  detectionStates: detectionStates(builtInDetections(), logSourcesOf(surveyed, results)),
}
const card = scorecard(frameworkById('cis-7.0'), results, coverage)
say('─'.repeat(78))
const width = Math.min(process.stdout.columns ?? 100, 120)
const drawn = { width, colour: process.stdout.isTTY === true }
say(scorecardText(card, drawn))
const works = scorecard(effectiveness, results, coverage)
say('─'.repeat(78))
say(scorecardText(works, drawn))
const seenOf = (await Array.fromAsync(items.list({ kind: 'monitoring' }))).filter((finding) => finding.kind === 'monitoring')
say(effectivenessText(parts, { accessFile: process.env['ACCESS_FILE'] ?? '', findings: seenOf, width }))

const sealed = emptySummary()
for await (const { ok, file, problem } of verifyEvidence(evidence, {}, sealed)) if (!ok) say(`Evidence: ${file}: ${problem}`)
say(`Evidence: ${sealed.files} files sealed, ${sealed.failed} of them not as they were sealed; newest seal ${sealed.head}`)

const stories = openIncidents(stores.variables).items
const incidents = (await stories.latest(100)).map(incidentLine)
say('─'.repeat(78))
say(incidentText(incidents.filter(({ told }) => told)))
const findings = await Array.fromAsync(items.list({ open: true }))
say(
  `${alerts.length} alerts told of ${incidents.filter(({ told }) => told).length} incidents, ${findings.length} findings open, in ${((performance.now() - began) / 1000).toFixed(1)} s.`,
)

if (values.once) {
  say(
    'Try next:  npm start                     serves these results\n           npm start -- --aws            audits your own account, reading only\n           npx keepwatch detect samples  the same detections on files',
  )
  await end()
} else {
  const server = await startReadOnlyServer(
    new Map<string, Route>([
      ['', async () => ({ try: ['/incidents', '/findings', '/alerts', '/scorecard', '/effectiveness', '/manifest', '/results'] })],
      ['findings', async (_, id) => (id === '' ? Array.fromAsync(items.list({ open: true })) : (await items.get(id))?.finding)],
      ['incidents', async (_, id) => (id === '' ? (await stories.latest(100)).map(incidentLine) : (await stories.get(id))?.incident)],
      ['alerts', async () => alerts],
      ['scorecard', async () => card],
      ['effectiveness', async () => works],
      ['manifest', () => json(runKeys.manifest(runId))],
      ['results', async () => results],
    ]),
    Number(values.port),
  )
  const minutely = setInterval(() => void everyMinute(), 60_000)
  say(`Data:      ${server.url}  (/incidents /findings /alerts /scorecard /effectiveness /manifest /results; read-only, loopback only)`)
  say(
    'Try next:  npm start -- --aws            audits your own account, reading only\n           npx keepwatch detect samples  the same detections on files\nCtrl-C ends.',
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clearInterval(minutely)
      void server.close().then(end)
    })
  }
}

/** What the schedules of the stack do; the next minute finds what one could not do. */
async function everyMinute(): Promise<void> {
  try {
    await deployment.tick()
    await deployment.sweep(20_000)
    await tellReceived()
  } catch (error) {
    process.stderr.write(`The minute's work failed and is tried again: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

async function end(): Promise<void> {
  deployment.close()
  closeConnections()
  await stores.close()
  // The emulators keep timers of their own.
  process.exit(0)
}

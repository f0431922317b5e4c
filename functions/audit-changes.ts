import { judgeChange, wholeTypes } from '#lib/audit/change/judge-change.ts'
import { mentions, readChange, touchedUnits } from '#lib/audit/change/touched-units.ts'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { demandOf } from '#lib/audit/demand.ts'
import { assumeRole, awsClients } from '#lib/aws/clients.ts'
import { actionsOf } from '#lib/aws/collector.ts'
import { collectorByService, collectors } from '#lib/aws/collectors/index.ts'
import { doorEnv, listOf, readEnv } from '#lib/aws/env.ts'
import { queueDoor } from '#lib/aws/lambda.ts'
import { lookAgain } from '#lib/aws/look-again.ts'
import { openEvidence, openFindings } from '#lib/aws/stores.ts'

const reach = collectors.map((entry) => ({ service: entry.service, scope: entry.scope, actions: actionsOf(entry) }))
const wants = demandOf(checks)
const whole = wholeTypes(checks)

/** Calls that changed something: looks at what they touched and judges it by the checks of the audit, at once. */
export const handler = queueDoor(async (records, { count }) => {
  const env = readEnv(doorEnv.changes)
  const stores = { evidence: openEvidence(env), ...openFindings(env) }
  const regions = listOf(env.AUDIT_REGIONS)
  const events = records.flatMap(({ body }) => readChange(JSON.parse(body)) ?? [])
  for (const unit of touchedUnits(events, reach)) {
    if (unit.region !== 'global' && !regions.includes(unit.region)) continue
    const clients = env.AUDIT_ROLE_NAME === '' ? awsClients() : assumeRole(unit.account, env.AUDIT_ROLE_NAME)
    const entry = collectorByService(unit.service)
    const { account, region, service } = unit
    const isTouched = (item: unknown): boolean => mentions(item, unit.names)
    const parts = await lookAgain(clients, { entry, scope: { account, region, service }, regions, wants, isTouched, whole }, Date.now())
    const judged = await judgeChange(stores, { unit, parts, listed: Object.keys(entry.brings), checks, now: Date.now() })
    count('ChangesJudged', judged.length)
  }
  count('EventsRead', events.length)
})
